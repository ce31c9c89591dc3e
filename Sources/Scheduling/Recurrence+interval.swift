import Foundation

extension Recurrence {
    /// Enough to see every difference between two fires of a usual expression.
    private static let sample = 200

    /// The shortest time between two fires, as far as some of them tell.
    var shortestInterval: Duration? {
        if case .every(let interval) = self { return interval }
        var shortest: TimeInterval?
        var last = next(after: Date(timeIntervalSince1970: 0), in: .gmt)
        for _ in 0..<Self.sample {
            guard let fire = last, let following = next(after: fire, in: .gmt) else { break }
            let interval = following.timeIntervalSince(fire)
            shortest = min(shortest ?? interval, interval)
            last = following
        }
        return shortest.map { .seconds($0) }
    }
}

import Foundation

/// How many things took how long, in classes of durations; what they hold of a stage or of the whole way.
struct Durations: Sendable, Hashable {
    /// By the middle of a class, in seconds.
    private var counts: [Double: Int] = [:]
    private(set) var count = 0

    mutating func add(_ seconds: Double, times: Int = 1) {
        counts[seconds, default: 0] += times
        count += times
    }

    /// The duration, in seconds, that such a share of all does not exceed: the smallest by the nearest rank, and as far
    /// off as a class is wide, 2.5 %. Nil of nothing.
    func percentile(_ share: Double) -> Double? {
        let rank = max(1, Int((share * Double(count)).rounded(.up)))
        var passed = 0
        for (seconds, times) in counts.sorted(by: { $0.key < $1.key }) {
            passed += times
            if passed >= rank { return seconds }
        }
        return nil
    }
}

extension Durations {
    /// As the database's `bucket_duration` has it.
    static func middle(ofBucket bucket: Int) -> Double {
        2 * pow(1.05, Double(bucket)) / 2.05
    }
}

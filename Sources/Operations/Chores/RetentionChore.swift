import Foundation

/// Removes what was kept long enough. Each kind by itself: what can't be removed of one keeps no other.
package struct RetentionChore: Chore {
    package static let name = "retention"
    package static let purpose = "removes what was kept as long as retention in a2d2.yaml says"
    package static let parameters: [ChoreParameter] = []
    private let expiries: [Expiry]

    package init(_ expiries: [Expiry]) {
        self.expiries = expiries
    }

    package func run(_ values: [String: Double]) async throws -> ChoreOutcome {
        var outcome = ChoreOutcome()
        let now = Date()
        for expiry in expiries {
            do {
                let count = try await expiry.expire(now.addingTimeInterval(-(expiry.keep / .seconds(1))))
                outcome.counts.append(.init(what: expiry.what, count: count))
            } catch is CancellationError {
                throw CancellationError()
            } catch {
                outcome.findings.append("\(expiry.what) could not be removed: \(error)")
            }
        }
        return outcome
    }
}

import EndToEndSupport
import Foundation

/// Drops one file after the other, at a pace that two cores keep up with: when too many wait, it waits too.
struct Stream: Sendable {
    let site: ChaosSite
    let plan: StreamPlan

    private static let pause = Duration.milliseconds(350)
    private static let mostWaiting = 60

    /// Until `end`.
    func run(until end: ContinuousClock.Instant) async throws {
        var plan = plan
        while ContinuousClock.now < end, let item = plan.next() {
            try await site.dropper.drop(item)
            try await Task.sleep(for: Self.pause)
            while await waiting() > Self.mostWaiting, ContinuousClock.now < end {
                try await Task.sleep(for: .seconds(1))
            }
        }
    }

    /// Files in the inbox, and jobs; a database that doesn't answer counts for much.
    private func waiting() async -> Int {
        let files = site.folder.files(below: site.folder.inbox).count
        let empties = await site.dropper.empties.count
        return files - empties + (await site.jobs() ?? Self.mostWaiting + 1)
    }
}

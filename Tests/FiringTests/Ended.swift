import Foundation
import ServiceLifecycle
import Store

/// Ends when a fire has ended.
struct Ended: Service {
    let store: ScheduleStore
    let fire: UUID

    func run() async throws {
        while try await !store.fire(fire).state.isEnd { try await Task.sleep(for: .milliseconds(20)) }
    }
}

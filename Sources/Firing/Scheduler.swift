import Documents
import Foundation
package import Jobs
package import Logging
package import Scheduling
import ServiceLifecycle
import Store

/// Fires what is due, for as long as it runs. Any number may run on one database.
package final class Scheduler: Service {
    private let current: @Sendable () -> [Schedule]
    private let desk: FireDesk
    private let bell: Bell
    private let interval: Duration
    private let logger: Logger

    /// - Parameters:
    ///   - current: the schedules in force, asked at each look.
    ///   - bell: rung when something fired.
    ///   - interval: between two looks at the clock. A look with nothing due asks nobody.
    package init(
        current: @escaping @Sendable () -> [Schedule], desk: FireDesk, bell: Bell,
        interval: Duration = .seconds(1), logger: Logger
    ) {
        self.current = current
        self.desk = desk
        self.bell = bell
        self.interval = interval
        self.logger = logger
    }

    package func run() async throws {
        await cancelWhenGracefulShutdown { [self] in
            var state = SchedulerState()
            repeat {
                await look(&state)
                // A sleep is cut short only when the service is to end. It goes by a clock that runs on while the
                // machine is suspended, and what is due is told from the wall's.
            } while (try? await Task.sleep(for: interval)) != nil
        }
    }

    private func look(_ state: inout SchedulerState) async {
        state.adopt(current())
        let now = Date()
        guard state.mayLook(now) else { return }
        var due: [Schedule] = []
        do {
            let changed = state.unknown
            if !changed.isEmpty {
                try await desk.know(changed)
                state.markKnown()
            }
            due = state.due(at: now)
            guard !due.isEmpty else { return }
            let issued = try await desk.issue(due)
            state.decided(due, until: issued.decidedUntil, now: now)
            if issued.fires.contains(where: { $0.state == .open }) { bell.ring(.fire) }
        } catch {
            if !(error is CancellationError) {
                logger.warning("nothing can be fired now", metadata: ["error": "\(error)"])
            }
            state.postpone(due, now)
        }
    }
}

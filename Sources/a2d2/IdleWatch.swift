import Intake
import Jobs
import Postgres
import ServiceLifecycle

/// Ends when nothing waits in the inboxes or in the queue, and with it the whole group.
struct IdleWatch: Service {
    let watcher: FolderWatcher?
    let database: Database

    func run() async throws {
        try await cancelWhenGracefulShutdown {
            // A sleep that is cut short by the shutdown has nothing to say.
            while (try? await Task.sleep(for: .milliseconds(200))) != nil {
                if try await isIdle() { return }
            }
        }
    }

    private func isIdle() async throws -> Bool {
        if let watcher, await !watcher.isIdle() { return false }
        guard try await isQueueIdle() else { return false }
        // A file may have come in between the two looks.
        return await watcher?.isIdle() ?? true
    }

    /// A database that doesn't answer isn't idle; the next look asks again.
    private func isQueueIdle() async throws -> Bool {
        do {
            return try await JobQueue.isIdle(on: database)
        } catch let error as PostgresError where error.isTransient {
            return false
        } catch is CancellationError {
            return false
        }
    }
}

import Intake
import Jobs
import Postgres
import ServiceLifecycle

/// Ends when nothing waits in the inboxes or in the queue, and with it the whole group.
struct IdleWatch: Service {
    let watcher: FolderWatcher?
    let database: Database

    func run() async throws {
        await cancelWhenGracefulShutdown {
            while (try? await Task.sleep(for: .milliseconds(200))) != nil {
                if await isIdle() { return }
            }
        }
    }

    private func isIdle() async -> Bool {
        if let watcher, await !watcher.isIdle() { return false }
        // A database that doesn't answer isn't idle; the next look asks again.
        guard (try? await JobQueue.isIdle(on: database)) == true else { return false }
        // A file may have come in between the two looks.
        return await watcher?.isIdle() ?? true
    }
}

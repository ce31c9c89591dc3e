import Documents
import Jobs
import ServiceLifecycle

/// Ends when no fire is ready or in our hands, and with it the whole group.
struct FireWatch: Service {
    let queue: JobQueue

    func run() async throws {
        try await cancelWhenGracefulShutdown {
            repeat {
                if try await !queue.hasWork(at: .fire) { return }
            } while (try? await Task.sleep(for: .milliseconds(100))) != nil
        }
    }
}

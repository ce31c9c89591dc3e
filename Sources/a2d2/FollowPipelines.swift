import Catalogues
import Intake
import Logging
import Operations
import Pipelines
import ServiceLifecycle

/// Watches the folders that the pipelines name, as the pipelines change.
struct FollowPipelines: Service {
    let catalogue: PipelineCatalogue
    let watcher: FolderWatcher
    let settings: Settings
    let logger: Logger

    func run() async throws {
        for await _ in catalogue.changes().cancelOnGracefulShutdown() {
            do {
                try watcher.update(
                    folders: WatchedFolder.all(of: catalogue.current(), dataFolder: settings.dataFolder))
            } catch {
                logger.error("the watched folders stay as they were", metadata: ["error": "\(error)"])
            }
        }
    }
}

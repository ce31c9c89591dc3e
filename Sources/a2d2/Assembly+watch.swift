import Catalogues
import Intake
import Jobs
import Operations
import Pipelines
import Store

/// The role `watch`: looks after the watched folders.
extension Assembly {
    func watcher(_ pipelines: PipelineCatalogue, _ register: PipelineRegister, bell: Bell) throws
        -> FolderWatcher
    {
        let door = Intake(
            source: .watch, store: installation.store, blobs: installation.blobs, pipelines: register,
            options: settings.intakeOptions(), bell: bell)
        return try FolderWatcher(
            folders: WatchedFolder.all(of: pipelines.current(), dataFolder: settings.dataFolder), door: door,
            dataFolder: settings.dataFolder, rescan: settings.rescan, logger: logger)
    }
}

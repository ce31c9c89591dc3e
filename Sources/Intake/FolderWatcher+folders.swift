internal import Logging

extension FolderWatcher {
    /// One watcher for a folder: of several pipelines that name it, the first has it.
    func distinct(_ folders: [WatchedFolder]) -> [WatchedFolder] {
        var seen: Set<String> = []
        return folders.filter { folder in
            if seen.insert(folder.path).inserted { return true }
            logger.warning(
                "two pipelines watch one folder: the first has it",
                metadata: ["folder": "\(folder.path)", "pipeline": "\(folder.pipeline)"])
            return false
        }
    }

    /// A watched folder within another is left to its own pipeline: `inbox` and `inbox/invoices` go together.
    func setting(for folder: WatchedFolder, among folders: [WatchedFolder]) -> WatchSetting {
        var setting = defaults
        setting.mayCreateFolder = folder.path.hasPrefix(dataFolder + "/")
        let prefix = folder.path + "/"
        setting.foldersOfOthers = Set(
            folders.filter { $0.path.hasPrefix(prefix) }
                .map { RelativePath(String($0.path.dropFirst(prefix.count))) })
        return setting
    }
}

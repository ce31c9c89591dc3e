import Foundation

/// What the defaults depend on, so that a test can choose it.
package struct SettingsMachine: Sendable {
    /// Absolute.
    package var currentFolder: String
    /// `/etc/a2d2`
    package var systemFolder: String
    /// `share/a2d2` beside the `bin` that holds the program; nil when that can't be told.
    package var shareFolder: String?
    package var processorCount: Int

    package init(currentFolder: String, systemFolder: String, shareFolder: String?, processorCount: Int) {
        self.currentFolder = currentFolder
        self.systemFolder = systemFolder
        self.shareFolder = shareFolder
        self.processorCount = processorCount
    }

    package static var current: SettingsMachine {
        let binary = Bundle.main.executableURL?.resolvingSymlinksInPath()
        let prefix = binary?.deletingLastPathComponent().deletingLastPathComponent().path
        return SettingsMachine(
            currentFolder: FileManager.default.currentDirectoryPath, systemFolder: "/etc/a2d2",
            shareFolder: prefix.map { "\($0)/share/a2d2" },
            processorCount: ProcessInfo.processInfo.activeProcessorCount)
    }

    /// Without `.` and `..`, relative to `folder` where it isn't absolute.
    func absolute(_ path: String, in folder: String? = nil) -> String {
        let base = URL(fileURLWithPath: folder ?? currentFolder, isDirectory: true)
        return URL(fileURLWithPath: path, relativeTo: base).standardizedFileURL.path
    }

    var configurationFile: String? { file("a2d2.yaml") }

    /// The first of the folders of this name that exists, else the one here: `./pipelines`.
    func folder(_ name: String) -> String {
        existingFolder(name) ?? "\(currentFolder)/\(name)"
    }

    /// The first of the folders of this name that exists.
    func existingFolder(_ name: String) -> String? {
        let folders = [currentFolder, systemFolder, shareFolder].compactMap { $0.map { "\($0)/\(name)" } }
        return folders.first(where: exists)
    }

    /// The first of the files of this name that exists.
    func file(_ name: String) -> String? {
        ["\(currentFolder)/\(name)", "\(systemFolder)/\(name)"].first(where: exists)
    }

    private func exists(_ path: String) -> Bool {
        FileManager.default.fileExists(atPath: path)
    }
}

import StrictYAML

/// The folders of this machine that a pipeline may not watch.
package struct PipelineSurroundings: Sendable, Hashable {
    /// Absolute, without `..` or a slash at the end.
    package var dataFolder: String
    /// Absolute; `outbox` in the data folder unless configured.
    package var outbox: String
    /// Of documents' bytes, where it is elsewhere than in the data folder; nil when it isn't, or is no folder.
    package var blobs: String?

    /// Folders of the data folder that belong to the program.
    package static let internalFolders = [
        "postgres", "blobs", "outbox", "archive", "quarantine", "run", "tmp", "cache",
    ]

    package init(dataFolder: String, outbox: String? = nil, blobs: String? = nil) {
        self.dataFolder = Self.trimmed(dataFolder)
        self.outbox = Self.trimmed(outbox ?? "\(dataFolder)/outbox")
        self.blobs = blobs.map(Self.trimmed)
    }

    /// For checking a file by itself, wherever the data will be.
    package static let unknown = PipelineSurroundings(dataFolder: "/data folder")

    /// Where a folder of a pipeline file is.
    func place(of folder: String) -> String {
        folder.hasPrefix("/") ? folder : "\(dataFolder)/\(folder)"
    }

    /// What is wrong with watching a folder; nil when nothing is.
    func objection(to watch: WatchOptions) -> String? {
        let place = place(of: watch.folder)
        if Self.lies(place, within: outbox) { return "is in the outbox, whose files would come in again" }
        if let blobs, Self.lies(place, within: blobs) {
            return "is in the blob store, which belongs to the program"
        }
        for name in Self.internalFolders where Self.lies(place, within: "\(dataFolder)/\(name)") {
            return "is in \(name), which belongs to the program"
        }
        if place == dataFolder { return "is the data folder itself, which holds the program's own files" }
        guard watch.recursive else { return nil }
        if Self.lies(dataFolder, within: place) { return "holds the data folder, whose files would come in" }
        if Self.lies(outbox, within: place) { return "holds the outbox, whose files would come in again" }
        if let blobs, Self.lies(blobs, within: place) {
            return "holds the blob store, whose files would come in again"
        }
        return nil
    }

    private static func lies(_ path: String, within folder: String) -> Bool {
        path == folder || path.hasPrefix(folder == "/" ? "/" : folder + "/")
    }

    private static func trimmed(_ path: String) -> String {
        let parts = path.split(separator: "/").filter { $0 != "." }
        return "/" + parts.joined(separator: "/")
    }
}

/// One folder that a pipeline watches, and what becomes of the files in it.
package struct WatchOptions: Sendable, Hashable, Codable {
    /// `auto`: inotify where it works, polling on NFS, SMB and FUSE.
    package enum Polling: String, Sendable, Codable, CaseIterable {
        case auto, always, never
    }

    /// What becomes of a file in the folder once its bytes are safe in the blob store.
    package enum Original: String, Sendable, Codable, CaseIterable {
        case archive, delete, keep
    }

    /// What becomes of a file whose bytes have been here before. `skip`: counted, nothing more. `version`: a new
    /// version of the document of the same name. `process`: as if it were new.
    package enum Duplicates: String, Sendable, Codable, CaseIterable {
        case skip, version, process
    }

    /// Relative to the data folder, or absolute. Holds no `..`, no `.` and no empty part.
    package var folder: String
    /// Shell patterns over the file's name; one must match.
    package var include: [String]
    /// Shell patterns over the file's name; none may match.
    package var exclude: [String]
    /// Size and modification time unchanged for this long before a file is taken.
    package var settle: Duration
    package var polling: Polling
    package var original: Original
    package var duplicates: Duplicates
    /// Whether subfolders are watched too; their names become tags.
    package var recursive: Bool
    /// Of the files' jobs, -100 to 100: higher is sooner.
    package var priority: Int

    package init(
        folder: String, include: [String] = ["*"], exclude: [String] = [], settle: Duration = .seconds(1),
        polling: Polling = .auto, original: Original = .archive, duplicates: Duplicates = .skip,
        recursive: Bool = true, priority: Int = 0
    ) {
        self.folder = folder
        self.include = include
        self.exclude = exclude
        self.settle = settle
        self.polling = polling
        self.original = original
        self.duplicates = duplicates
        self.recursive = recursive
        self.priority = priority
    }
}

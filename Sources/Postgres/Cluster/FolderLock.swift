import Glibc

/// Says that one process serves a data folder; held for as long as the value lives.
package struct FolderLock: ~Copyable, Sendable {
    /// Another process serves the folder.
    package struct Refused: Error, Hashable, CustomStringConvertible {
        package let folder: String
        /// The process that holds it, as it wrote itself down.
        package let holder: String

        package var description: String {
            "another a2d2 (process \(holder)) is running on \(folder): stop it first, or use another --data"
        }
    }

    private let lock: FileLock

    /// Throws `Refused` when another process holds `<dataFolder>/a2d2.lock`.
    package init(dataFolder: String) throws {
        let lock = try FileLock(path: dataFolder + "/a2d2.lock")
        while try !lock.tryLocking(exclusively: true) {
            // Whoever asks for the holder shares the lock for a moment; that is no reason to refuse.
            guard try lock.tryLocking(exclusively: false) else {
                let note = lock.note
                throw Refused(folder: dataFolder, holder: note.isEmpty ? "unknown" : note)
            }
            sched_yield()
        }
        try lock.write(note: "\(getpid())\n")
        self.lock = lock
    }

    /// The process that serves the folder now, as it wrote itself down; nil when none does.
    package static func holder(of dataFolder: String) throws -> String? {
        let path = dataFolder + "/a2d2.lock"
        guard access(path, F_OK) == 0 else { return nil }
        let lock = try FileLock(path: path)
        guard try !lock.tryLocking(exclusively: false) else { return nil }
        return lock.note
    }

    /// Lets others in. Said at the end of what the lock is for, so that it isn't let go before.
    package consuming func release() {}
}

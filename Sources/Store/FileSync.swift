import Glibc
package import SystemPackage

/// What it takes for a new name to outlive a loss of power: the file's bytes, then the folder that names it (fsync(2)).
package enum FileSync {
    package static func file(_ descriptor: FileDescriptor, path: String) throws(StorageFault) {
        guard fsync(descriptor.rawValue) == 0 else {
            throw StorageFault(.synchronise, path, Errno(rawValue: errno))
        }
    }

    package static func folder(_ path: String) throws(StorageFault) {
        let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw StorageFault(.synchronise, path, Errno(rawValue: errno)) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else {
            throw StorageFault(.synchronise, path, Errno(rawValue: errno))
        }
    }

    /// Makes `path` and the folders above it, each brought to the disk with the folder that names it.
    package static func makeFolder(_ path: String, mode: FilePermissions = .ownerReadWriteExecute)
        throws(StorageFault)
    {
        for parent in try makeUnsynchronisedFolder(path, mode: mode) { try folder(parent) }
    }

    /// As `makeFolder`, but leaves it to the caller to bring the folders that it returns to the disk. One journal
    /// commit may then serve for several things.
    package static func makeUnsynchronisedFolder(
        _ path: String, mode: FilePermissions = .ownerReadWriteExecute
    ) throws(StorageFault) -> [String] {
        if mkdir(path, mode.rawValue) == 0 { return [parent(of: path)] }
        switch errno {
        case EEXIST: return []
        case ENOENT where parent(of: path) != path:
            let above = try makeUnsynchronisedFolder(parent(of: path), mode: mode)
            return above + (try makeUnsynchronisedFolder(path, mode: mode))
        default: throw StorageFault(.makeFolder, path, Errno(rawValue: errno))
        }
    }

    static func parent(of path: String) -> String {
        let parent = FilePath(path).removingLastComponent().string
        return parent.isEmpty ? "." : parent
    }
}

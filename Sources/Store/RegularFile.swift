import Documents
package import Glibc
package import SystemPackage

/// A file that somebody named, opened for reading. Links are followed, as whoever names a link means what it leads to.
package enum RegularFile {
    /// Throws a `Refusal` for what can't be opened or is no regular file. What it is, is known before it is opened:
    /// opening a device can have effects, and opening a pipe that nobody writes to would hang. Blocks.
    package static func open(_ path: String) throws -> (contents: FileDescriptor, status: stat) {
        var status = stat()
        guard stat(path, &status) == 0 else { throw unreadable(Errno(rawValue: errno)) }
        guard isRegular(status) else { throw Refusal(.notAFile, "It is not a regular file.") }
        let contents: FileDescriptor
        do {
            contents = try FileDescriptor.open(
                FilePath(path), .readOnly, options: [.nonBlocking, .closeOnExec])
        } catch let error as Errno {
            throw unreadable(error)
        }
        // Something else may have come into its place since.
        guard fstat(contents.rawValue, &status) == 0, isRegular(status) else {
            try contents.close()
            throw Refusal(.notAFile, "It is not a regular file.")
        }
        return (contents, status)
    }

    private static func isRegular(_ status: stat) -> Bool {
        status.st_mode & S_IFMT == S_IFREG
    }

    private static func unreadable(_ error: Errno) -> Refusal {
        Refusal(.unreadable, "The file can't be opened: \(error).")
    }
}

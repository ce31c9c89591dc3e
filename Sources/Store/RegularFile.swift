import Documents
internal import Glibc
package import SystemPackage

/// A file that somebody named, opened for reading.
package enum RegularFile {
    /// Throws a `Refusal` for what can't be opened or is no regular file. Doesn't wait: opening a pipe that nobody
    /// writes to would hang.
    package static func open(_ path: String) throws -> FileDescriptor {
        let descriptor: FileDescriptor
        do {
            descriptor = try FileDescriptor.open(
                FilePath(path), .readOnly, options: [.nonBlocking, .closeOnExec])
        } catch let error as Errno {
            throw Refusal(.unreadable, "The file can't be opened: \(error).")
        }
        var status = stat()
        guard fstat(descriptor.rawValue, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            try descriptor.close()
            throw Refusal(.notAFile, "It is not a regular file.")
        }
        return descriptor
    }
}

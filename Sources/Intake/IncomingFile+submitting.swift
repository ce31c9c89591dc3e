internal import Documents
internal import CLinux
internal import Foundation
internal import Glibc
package import Pipelines
package import SystemPackage

extension IncomingFile {
    /// A file that a person names on the command line, open for reading: the caller closes it. Links are followed, as
    /// whoever names a link means what it leads to. Blocks. Throws a `Refusal` for what the watcher would turn away,
    /// an `Errno` for what is not there.
    package static func submitting(
        _ path: String, pipeline: String, duplicates: WatchOptions.Duplicates = .skip
    ) throws -> (IncomingFile, contents: FileDescriptor) {
        let name = RelativePath(path).name
        if NameSafety.isUnsafe(name) {
            throw Refusal(.unsafeName, "Its name holds control characters or is not UTF-8.")
        }
        // The type is known before the file is truly opened: opening a device or a pipe can have effects.
        let handle = open(path, linux_o_path | O_CLOEXEC)
        guard handle >= 0 else { throw Errno(rawValue: errno) }
        defer { close(handle) }
        let status = try FolderHandle.status(of: handle)
        guard status.st_mode & S_IFMT == S_IFREG else {
            throw Refusal(.notAFile, "It is not a regular file.")
        }
        guard status.st_size > 0 else { throw Refusal(.empty, "The file is empty.") }
        let contents = try FolderHandle.reopen(handle)
        let signature = FileSignature(status)
        let file = IncomingFile(
            name: name.escaped, relativePath: path, folder: "submit", pipeline: pipeline,
            size: signature.size, modified: Date(timeIntervalSince1970: Double(signature.modified) / 1e9),
            duplicates: duplicates,
            fingerprint: signature.fingerprint(hasStableInode: true, staysInPlace: true))
        return (file, contents)
    }
}

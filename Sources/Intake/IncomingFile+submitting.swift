internal import CLinux
internal import Documents
internal import Foundation
internal import Glibc
package import Pipelines
internal import Store
package import SystemPackage

extension IncomingFile {
    /// A file that a person names on the command line, as it is known before anybody has looked at it.
    package static func named(_ path: String, pipeline: String, duplicates: WatchOptions.Duplicates)
        -> IncomingFile
    {
        let url = URL(fileURLWithPath: path).standardizedFileURL
        return IncomingFile(
            name: RelativePath(path).name.escaped, relativePath: RelativePath(path).name.escaped,
            folder: RelativePath(url.deletingLastPathComponent().path).escaped, pipeline: pipeline, size: 0,
            modified: Date(timeIntervalSince1970: 0), duplicates: duplicates, fingerprint: "submitted")
    }

    /// The same, open for reading: the caller closes it. Blocks. Throws a `Refusal` for what the watcher would turn
    /// away, and for what can't be opened.
    package static func submitting(
        _ path: String, pipeline: String, duplicates: WatchOptions.Duplicates = .skip
    ) throws -> (IncomingFile, contents: FileDescriptor) {
        guard !NameSafety.isUnsafe(RelativePath(path).name) else {
            throw Refusal(.unsafeName, "Its name holds control characters or is not UTF-8.")
        }
        let (contents, status) = try RegularFile.open(path)
        guard status.st_size > 0 else {
            try contents.close()
            throw Refusal(.empty, "The file is empty.")
        }
        let signature = FileSignature(status)
        var file = named(path, pipeline: pipeline, duplicates: duplicates)
        file.size = signature.size
        file.modified = Date(timeIntervalSince1970: Double(signature.modified) / 1e9)
        file.fingerprint = signature.fingerprint(hasStableInode: true, staysInPlace: true)
        return (file, contents)
    }
}

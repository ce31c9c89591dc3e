import Documents
import Store
import SystemPackage

/// SHA-256 of a file that somebody named, read once.
enum FileHash {
    /// Throws a `Refusal` for what is no regular file or can't be read.
    static func hash(ofFileAt path: String) throws -> ContentHash {
        let (descriptor, _) = try RegularFile.open(path)
        return try descriptor.closeAfter {
            var hasher = ContentHasher()
            try withUnsafeTemporaryAllocation(byteCount: 1 << 18, alignment: 16) { buffer in
                while case let count = try descriptor.read(into: buffer), count > 0 {
                    hasher.update(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
                }
            }
            return hasher.finish()
        }
    }
}

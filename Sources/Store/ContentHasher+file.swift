package import Documents
internal import Glibc
internal import SystemPackage

extension ContentHasher {
    /// The hash of a file's bytes; nil when it isn't there. Blocks on the disk.
    package static func hash(ofFile path: String) throws(StorageFault) -> ContentHash? {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
        guard descriptor >= 0 else {
            if errno == ENOENT || errno == ENOTDIR { return nil }
            throw StorageFault(.readSource, path, Errno(rawValue: errno))
        }
        defer { close(descriptor) }
        var hasher = ContentHasher()
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 18, alignment: 4096)
        defer { buffer.deallocate() }
        while true {
            let count = read(descriptor, buffer.baseAddress, buffer.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw StorageFault(.readSource, path, Errno(rawValue: errno)) }
            if count == 0 { return hasher.finish() }
            hasher.update(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
        }
    }
}

package import Documents
internal import Glibc
internal import SystemPackage

extension BlobStore {
    /// Whether the bytes of a blob are those that its name says. Reads all of it.
    package func isIntact(_ hash: ContentHash) throws(StorageFault) -> Bool {
        let path = path(of: hash)
        let raw = open(path, O_RDONLY | O_CLOEXEC)
        guard raw >= 0 else { throw StorageFault(.inspect, path, Errno(rawValue: errno)) }
        defer { close(raw) }
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 20, alignment: 4096)
        defer { buffer.deallocate() }
        var hasher = ContentHasher()
        while true {
            let count = read(raw, buffer.baseAddress, buffer.count)
            if count < 0 && errno == EINTR { continue }
            guard count >= 0 else { throw StorageFault(.inspect, path, Errno(rawValue: errno)) }
            if count == 0 { return hasher.finish() == hash }
            hasher.update(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
        }
    }
}

internal import CLinux
internal import Documents
internal import Glibc
internal import SystemPackage

/// A blob on its way: a file under `tmp/` that has no name yet that means anything. Gone with this value, unless moved.
struct TemporaryBlob: ~Copyable {
    private static let pieceSize = 1 << 20

    private let path: String
    private let descriptor: FileDescriptor
    private var hasher = ContentHasher()
    private var size = 0

    init(in folder: String) throws(StorageFault) {
        let name = String(UInt64.random(in: .min ... .max), radix: 36)
        path = "\(folder)/\(name)"
        let raw = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o400)
        guard raw >= 0 else { throw StorageFault(.create, path, Errno(rawValue: errno)) }
        descriptor = FileDescriptor(rawValue: raw)
    }

    deinit {
        // After a move there is nothing under this path any more; a file that stays is swept by `prepare`.
        unlink(path)
        close(descriptor.rawValue)
    }

    /// Copies `source` from where it stands to its end. Where the file system can share blocks, nothing is copied
    /// and the hash is taken of the shared blocks, which later writers of the source no longer reach.
    mutating func take(contentsOf source: FileDescriptor, limit: Int?) throws {
        let isAtStart = lseek(source.rawValue, 0, SEEK_CUR) == 0
        let isShared = isAtStart && linux_clone_file(descriptor.rawValue, source.rawValue) == 0
        let origin = isShared ? descriptor : source
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: Self.pieceSize, alignment: 4096)
        defer { buffer.deallocate() }
        while true {
            let count = try Self.read(origin, into: buffer)
            if count == 0 { return }
            if let limit, size + count > limit {
                throw Refusal(.fileTooLarge, "The file is larger than the limit of \(limit) bytes.")
            }
            let piece = UnsafeRawBufferPointer(rebasing: buffer[..<count])
            if isShared {
                hasher.update(piece)
                size += count
            } else {
                try append(piece)
            }
        }
    }

    mutating func append(_ bytes: UnsafeRawBufferPointer) throws(StorageFault) {
        var rest = bytes
        while !rest.isEmpty {
            let count = write(descriptor.rawValue, rest.baseAddress, rest.count)
            if count < 0 && errno == EINTR { continue }
            guard count >= 0 else { throw StorageFault(.write, path, Errno(rawValue: errno)) }
            rest = UnsafeRawBufferPointer(rebasing: rest[count...])
        }
        hasher.update(bytes)
        size += bytes.count
    }

    /// Says what the bytes are; there are no more to come.
    mutating func finish() -> (ContentHash, size: Int) {
        var hasher = ContentHasher()
        swap(&hasher, &self.hasher)
        return (hasher.finish(), size)
    }

    /// The bytes so far, for whoever reads them.
    borrowing func withDescriptor<Result>(_ use: (Int32) throws -> Result) rethrows -> Result {
        try use(descriptor.rawValue)
    }

    /// When it was last written to, or made, in seconds since 1970.
    borrowing func modified() throws(StorageFault) -> Int {
        var status = stat()
        guard fstat(descriptor.rawValue, &status) == 0 else {
            throw StorageFault(.inspect, path, Errno(rawValue: errno))
        }
        return status.st_mtim.tv_sec
    }

    borrowing func synchronise() throws(StorageFault) {
        try FileSync.file(descriptor, path: path)
    }

    borrowing func move(to target: String) throws(StorageFault) {
        guard rename(path, target) == 0 else {
            throw StorageFault(.rename, target, Errno(rawValue: errno))
        }
    }

    private static func read(
        _ source: FileDescriptor, into buffer: UnsafeMutableRawBufferPointer
    ) throws(StorageFault) -> Int {
        while true {
            let count = Glibc.read(source.rawValue, buffer.baseAddress, buffer.count)
            if count >= 0 { return count }
            if errno == EINTR { continue }
            throw StorageFault(.readSource, "descriptor \(source.rawValue)", Errno(rawValue: errno))
        }
    }
}

import Delivery
import Foundation

/// An open folder that files are delivered to. One below the data folder is reached level by level from there, never
/// through a symbolic link: a link that somebody plants leads nowhere. An absolute one is the admin's own choice.
struct DeliveryFolder: ~Copyable {
    static let mostNamesakes = 1000
    private static let temporaryPrefix = ".a2d2-delivery-"
    /// In seconds: no file takes longer to be written, so an older one is what a crash left.
    private static let longestWrite = 3600.0

    private let descriptor: Int32
    private let path: String

    /// Makes what is missing of the folder.
    init(path: String, dataFolder: String) throws {
        let isAbsolute = path.hasPrefix("/")
        let top = isAbsolute ? path : dataFolder
        let levels = isAbsolute ? [] : path.split(separator: "/").map(String.init).filter { $0 != "." }
        guard !levels.contains("..") else {
            throw DeliveryFault(.permanent, "the folder \(path) leaves the data folder")
        }
        do {
            try FileManager.default.createDirectory(atPath: top, withIntermediateDirectories: true)
        } catch {
            throw DeliveryFault(
                .temporary, "can't make the folder \(top): \((error as NSError).localizedDescription)")
        }
        var current = Glibc.open(top, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard current >= 0 else { throw Self.fault("open the folder", top) }
        for level in levels {
            let child = Self.child(level, of: current)
            let failure = errno
            close(current)
            guard child >= 0 else {
                errno = failure
                throw Self.fault("open the folder \(level) of", path)
            }
            current = child
        }
        descriptor = current
        self.path = path
    }

    deinit {
        close(descriptor)
    }

    /// Negative with errno set on failure.
    private static func child(_ name: String, of folder: Int32) -> Int32 {
        if mkdirat(folder, name, 0o755) != 0, errno != EEXIST { return -1 }
        return openat(folder, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
    }

    /// Writes a file that nobody looks at, brings it onto the disk and returns its name.
    func writeTemporary(_ bytes: Data) throws -> String {
        let name = "\(Self.temporaryPrefix)\(UUID().uuidString).part"
        let file = openat(descriptor, name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o644)
        guard file >= 0 else { throw Self.fault("write to", path) }
        defer { close(file) }
        do {
            try Self.append(bytes, to: file, path)
            guard fsync(file) == 0 else { throw Self.fault("write to", path) }
        } catch {
            unlinkat(descriptor, name, 0)
            throw error
        }
        return name
    }

    private static func append(_ bytes: Data, to file: Int32, _ path: String) throws {
        try bytes.withUnsafeBytes { bytes in
            var rest = bytes[...]
            while !rest.isEmpty {
                let count = Glibc.write(file, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
                if count < 0, errno == EINTR { continue }
                guard count > 0 else { throw fault("write to", path) }
                rest = rest.dropFirst(count)
            }
        }
    }

    /// Gives a file a name that nothing has yet; false when something has it.
    func place(_ temporary: String, as name: String) throws -> Bool {
        // A link fails where the name exists, on NFS too; renameat2's RENAME_NOREPLACE is unknown there.
        if linkat(descriptor, temporary, descriptor, name, 0) == 0 {
            try remove(temporary)
            return true
        }
        if errno == EEXIST { return false }
        // FAT and some SMB shares have no links. There, looking first must do.
        guard [EPERM, EOPNOTSUPP, ENOSYS].contains(errno) else { throw Self.fault("place a file in", path) }
        if faccessat(descriptor, name, F_OK, AT_SYMLINK_NOFOLLOW) == 0 { return false }
        guard renameat(descriptor, temporary, descriptor, name) == 0 else {
            throw Self.fault("place a file in", path)
        }
        return true
    }

    /// Whether a regular file of this name has exactly these bytes.
    func holds(_ bytes: Data, as name: String) throws -> Bool {
        let file = openat(descriptor, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
        guard file >= 0 else { return false }
        let handle = FileHandle(fileDescriptor: file, closeOnDealloc: true)
        var status = stat()
        guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_size == bytes.count
        else { return false }
        return try handle.readToEnd() ?? Data() == bytes
    }

    /// Removes a file; one that isn't there is removed.
    func remove(_ name: String) throws {
        guard unlinkat(descriptor, name, 0) == 0 || errno == ENOENT else {
            throw Self.fault("remove a file from", path)
        }
    }

    /// Brings names that were given and taken onto the disk.
    func settle() throws {
        guard fsync(descriptor) == 0 else { throw Self.fault("write to", path) }
    }

    /// Removes what crashes left half-written.
    func sweep() throws {
        let copy = openat(descriptor, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard copy >= 0, let stream = fdopendir(copy) else { throw Self.fault("list", path) }
        defer { closedir(stream) }
        let oldest = Date().timeIntervalSince1970 - Self.longestWrite
        while let entry = readdir(stream) {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) {
                String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
            }
            var status = stat()
            if name.hasPrefix(Self.temporaryPrefix),
                fstatat(descriptor, name, &status, AT_SYMLINK_NOFOLLOW) == 0,
                Double(status.st_mtim.tv_sec) < oldest
            {
                try remove(name)
            }
        }
    }

    /// By `errno`. Rights and links do not mend themselves; a full disk does, with a person's help.
    private static func fault(_ action: String, _ path: String) -> DeliveryFault {
        let code = errno
        let isPermanent = [EACCES, EPERM, EROFS, ENOTDIR, ELOOP, ENAMETOOLONG].contains(code)
        let hint = [ENOTDIR, ELOOP].contains(code) ? "; it must be no file, and no link" : ""
        return DeliveryFault(
            isPermanent ? .permanent : .temporary,
            "can't \(action) \(path): \(String(cString: strerror(code)))\(hint)")
    }
}

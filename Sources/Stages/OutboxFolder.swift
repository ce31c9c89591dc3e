import Foundation

/// An open folder of the outbox. What is in it is reached from its descriptor, never by a path from the top, and
/// never through a symbolic link: so a link that somebody plants in the outbox leads nowhere.
struct OutboxFolder: ~Copyable {
    private let descriptor: Int32
    /// Relative to the outbox.
    private let path: String

    /// The outbox itself, made if need be. It may be a link: the admin says where it is.
    init(path: String) throws {
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw OutboxFault(doing: "opening", path: ".", code: errno) }
        self.init(descriptor: descriptor, path: "")
    }

    private init(descriptor: Int32, path: String) {
        self.descriptor = descriptor
        self.path = path
    }

    deinit { close(descriptor) }

    /// The folder below, made if need be.
    consuming func descend(into folders: [String]) throws -> OutboxFolder {
        var current = self
        for name in folders {
            if mkdirat(current.descriptor, name, 0o755) == 0 {
                try current.settle()
            } else if errno != EEXIST {
                throw current.fault("making a folder", name)
            }
            current = try current.child(name)
        }
        return current
    }

    private func child(_ name: String) throws -> OutboxFolder {
        let child = openat(descriptor, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
        guard child >= 0 else { throw fault("opening a folder", name) }
        return OutboxFolder(descriptor: child, path: path.isEmpty ? name : "\(path)/\(name)")
    }

    /// Whether anything has this name.
    func has(_ name: String) -> Bool {
        faccessat(descriptor, name, F_OK, AT_SYMLINK_NOFOLLOW) == 0
    }

    /// The first `limit` bytes of a regular file; nil when there is none that we can read.
    func contents(of name: String, limit: Int) -> Data? {
        let file = openat(descriptor, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
        guard file >= 0 else { return nil }
        let handle = FileHandle(fileDescriptor: file, closeOnDealloc: true)
        return try? handle.read(upToCount: limit) ?? Data()
    }

    /// Writes a new file and brings it onto the disk.
    func write(_ source: Outbox.Source, as name: String) throws {
        let file = openat(descriptor, name, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0o644)
        guard file >= 0 else { throw fault("writing", name) }
        defer { close(file) }
        switch source {
        case .data(let data):
            try append(data, to: file, name)
        case .file(let path):
            try copy(path, to: file, name)
        }
        guard fsync(file) == 0 else { throw fault("writing", name) }
    }

    private func copy(_ path: String, to file: Int32, _ name: String) throws {
        let source = open(path, O_RDONLY | O_CLOEXEC)
        guard source >= 0 else { throw fault("reading what shall become", name) }
        let handle = FileHandle(fileDescriptor: source, closeOnDealloc: true)
        while let piece = try handle.read(upToCount: 1 << 20), !piece.isEmpty {
            try append(piece, to: file, name)
        }
    }

    private func append(_ data: Data, to file: Int32, _ name: String) throws {
        try data.withUnsafeBytes { bytes in
            var rest = bytes[...]
            while !rest.isEmpty {
                let count = Glibc.write(file, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
                if count < 0, errno == EINTR { continue }
                guard count > 0 else { throw fault("writing", name) }
                rest = rest.dropFirst(count)
            }
        }
    }

    /// Gives a file another name in one step, over whatever has that name.
    func replace(_ name: String, with temporary: String) throws {
        guard renameat(descriptor, temporary, descriptor, name) == 0 else { throw fault("placing", name) }
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
        guard [EPERM, EOPNOTSUPP, ENOSYS].contains(errno) else { throw fault("placing", name) }
        if has(name) { return false }
        try replace(name, with: temporary)
        return true
    }

    /// Removes a file; one that isn't there is removed.
    func remove(_ name: String) throws {
        guard unlinkat(descriptor, name, 0) == 0 || errno == ENOENT else { throw fault("removing", name) }
    }

    /// Brings names that were given and taken onto the disk.
    func settle() throws {
        guard fsync(descriptor) == 0 else { throw fault("settling", ".") }
    }

    private func fault(_ action: String, _ name: String) -> OutboxFault {
        OutboxFault(doing: action, path: path.isEmpty ? name : "\(path)/\(name)", code: errno)
    }
}

extension OutboxFolder {
    /// Removes temporary files that nobody has written to since `moment`, here and below.
    func sweep(unchangedSince moment: Date, depth: Int = 0) throws -> Int {
        var removed = 0
        for name in try names() {
            var status = stat()
            guard fstatat(descriptor, name, &status, AT_SYMLINK_NOFOLLOW) == 0 else { continue }
            switch status.st_mode & S_IFMT {
            case S_IFDIR where depth < 64 && !name.hasPrefix("."):
                removed += try child(name).sweep(unchangedSince: moment, depth: depth + 1)
            case S_IFREG
            where OutboxWriter.isTemporary(name)
                && Double(status.st_mtim.tv_sec) < moment.timeIntervalSince1970:
                try remove(name)
                removed += 1
            default: break
            }
        }
        return removed
    }

    /// Of everything in the folder.
    private func names() throws -> [String] {
        let copy = openat(descriptor, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard copy >= 0, let stream = fdopendir(copy) else { throw fault("listing", ".") }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) {
                String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names
    }
}

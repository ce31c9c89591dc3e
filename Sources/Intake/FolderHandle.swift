internal import CLinux
internal import Documents
internal import Glibc
internal import SystemPackage

/// An open watched folder. Everything below it is reached from this descriptor by openat2(2), so that neither a link
/// nor a folder swapped for a link leads out of it. Every call may block on the disk or the network.
final class FolderHandle: Sendable {
    enum Finding: Sendable, Hashable {
        case file(SettlingBook.Sighting)
        case folder
        /// Nothing, or a link to nothing or to a folder that is seen under its own name.
        case nothing
    }

    let path: String
    let kind: FileSystemKind
    private let root: Int32

    init(path: String) throws(Errno) {
        self.path = path
        root = Glibc.open(path, linux_o_path | O_DIRECTORY | O_CLOEXEC)
        guard root >= 0 else { throw Errno(rawValue: errno) }
        kind = FileSystemKind(of: root) ?? .local
    }

    deinit {
        close(root)
    }

    /// Whether the path still leads to this very folder: it may have been mounted over, renamed or made anew.
    var isCurrent: Bool {
        var mine = stat()
        var theirs = stat()
        guard fstat(root, &mine) == 0, stat(path, &theirs) == 0 else { return false }
        return mine.st_ino == theirs.st_ino && mine.st_dev == theirs.st_dev
    }

    /// What is at `path` now.
    func inspect(_ path: RelativePath) throws(Errno) -> Finding {
        do {
            let descriptor = try openBeneath(path, linux_o_path | O_NOFOLLOW)
            defer { close(descriptor) }
            let status = try Self.status(of: descriptor)
            switch status.st_mode & S_IFMT {
            case S_IFDIR: return .folder
            case S_IFREG: return .file(SettlingBook.Sighting(FileSignature(status)))
            case S_IFLNK: return try inspectTarget(path, of: descriptor, link: FileSignature(status))
            default: return .file(SettlingBook.Sighting(FileSignature(status), refusal: .notAFile))
            }
        } catch {
            if error == .noSuchFileOrDirectory || error == .notDirectory { return .nothing }
            throw error
        }
    }

    private func inspectTarget(
        _ path: RelativePath, of link: Int32, link signature: FileSignature
    ) throws(Errno) -> Finding {
        do {
            let target = try openFollowing(path)
            defer { close(target) }
            let status = try Self.status(of: target)
            switch status.st_mode & S_IFMT {
            case S_IFDIR: return .nothing
            case S_IFREG: return .file(SettlingBook.Sighting(FileSignature(status)))
            default: return .file(SettlingBook.Sighting(signature, refusal: .notAFile))
            }
        } catch {
            switch error {
            case Self.leavesFolder: return .file(SettlingBook.Sighting(signature, refusal: .outsideFolder))
            case .tooManySymbolicLinkLevels:
                return .file(SettlingBook.Sighting(signature, refusal: .notAFile))
            default: throw error
            }
        }
    }

    /// Opens a regular file for reading and says what exactly was opened. Throws a `Refusal` or an `Errno`.
    func open(_ path: RelativePath) throws -> (FileDescriptor, FileSignature) {
        let handle: Int32
        do {
            handle = try openFollowing(path)
        } catch {
            guard error == Self.leavesFolder else { throw error }
            throw Refusal(.outsideFolder, "The link leads out of the watched folder.")
        }
        defer { close(handle) }
        // The type is known before the file is truly opened: opening a device or a pipe can have effects.
        let status = try Self.status(of: handle)
        guard status.st_mode & S_IFMT == S_IFREG else {
            throw Refusal(.notAFile, "It is not a regular file.")
        }
        return (try Self.reopen(handle), FileSignature(status))
    }

    /// Lends a descriptor of a folder at or below this one; links are not followed.
    func withFolder<Result>(
        _ path: RelativePath, flags: Int32 = O_RDONLY, _ body: (Int32) throws -> Result
    ) throws -> Result {
        let descriptor = try openBeneath(path, flags | O_DIRECTORY | O_NOFOLLOW)
        defer { close(descriptor) }
        return try body(descriptor)
    }

    /// Follows links that stay within the folder, also one that is written as an absolute path.
    private func openFollowing(_ path: RelativePath) throws(Errno) -> Int32 {
        do {
            return try openBeneath(path, linux_o_path)
        } catch {
            guard error == Self.leavesFolder, let inside = absoluteTarget(of: path) else { throw error }
            return try openBeneath(inside, linux_o_path)
        }
    }

    /// Where an absolute link leads, when that is within this folder.
    private func absoluteTarget(of path: RelativePath) -> RelativePath? {
        let full = Array(self.path.utf8) + [UInt8(ascii: "/")] + path.bytes
        guard let target = RelativePath(full).withCString({ realpath($0, nil) }) else { return nil }
        defer { free(target) }
        guard let base = realpath(self.path, nil) else { return nil }
        defer { free(base) }
        let prefix = Array(UnsafeRawBufferPointer(start: base, count: strlen(base))) + [UInt8(ascii: "/")]
        let bytes = Array(UnsafeRawBufferPointer(start: target, count: strlen(target)))
        return bytes.starts(with: prefix) ? RelativePath(Array(bytes.dropFirst(prefix.count))) : nil
    }

    private func openBeneath(_ path: RelativePath, _ flags: Int32) throws(Errno) -> Int32 {
        let descriptor = path.withCString { linux_open_beneath(root, $0, flags | O_CLOEXEC) }
        guard descriptor >= 0 else { throw Errno(rawValue: errno) }
        return descriptor
    }

    /// Opens for reading the very file that an `O_PATH` descriptor stands for. Throws a `Refusal` or an `Errno`.
    static func reopen(_ handle: Int32) throws -> FileDescriptor {
        let descriptor = Glibc.open("/proc/self/fd/\(handle)", O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY)
        if descriptor >= 0 { return FileDescriptor(rawValue: descriptor) }
        let error = Errno(rawValue: errno)
        if error == .permissionDenied || error == .notPermitted {
            throw Refusal(.unreadable, "The file may not be read.")
        }
        throw error
    }

    static func status(of descriptor: Int32) throws(Errno) -> stat {
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw Errno(rawValue: errno) }
        return status
    }

    private static let leavesFolder = Errno.improperLink
}

internal import CLinux
internal import Glibc
internal import SystemPackage

/// A name in an open folder. A name can't be removed on the condition that it still stands for the same file, so it is
/// moved aside first, looked at there, and put back when it turns out to be another.
struct FolderEntry {
    /// Asides begin with a dot, so nobody takes them; one that a crash leaves is put back by `restoreAsides`.
    private static let asidePrefix = ".a2d2-aside-"
    /// `NAME_MAX` less the prefix, eight random characters and their dash.
    private static let longestAside = 255 - asidePrefix.utf8.count - 9

    let folder: Int32
    let name: RelativePath

    func status() throws(Errno) -> stat {
        var status = stat()
        let result = name.withCString { fstatat(folder, $0, &status, AT_SYMLINK_NOFOLLOW) }
        guard result == 0 else { throw Errno(rawValue: errno) }
        return status
    }

    func unlink() throws(Errno) {
        guard name.withCString({ unlinkat(folder, $0, 0) }) == 0 else { throw Errno(rawValue: errno) }
    }

    /// Moves it to another name of its own or of another folder (`AT_FDCWD` with an absolute path). An existing file is
    /// never replaced: `fileExists`.
    func move(to target: RelativePath, in targetFolder: Int32) throws(Errno) {
        let result = name.withCString { from in
            target.withCString { to in linux_rename_without_replacing(folder, from, targetFolder, to) }
        }
        if result == 0 { return }
        guard errno == EINVAL || errno == ENOSYS else { throw Errno(rawValue: errno) }
        // NFS and some FUSE file systems know only plain renames: look first, and live with the moment in between.
        var status = stat()
        if target.withCString({ fstatat(targetFolder, $0, &status, AT_SYMLINK_NOFOLLOW) }) == 0 {
            throw .fileExists
        }
        let plain = name.withCString { from in
            target.withCString { to in renameat(folder, from, targetFolder, to) }
        }
        guard plain == 0 else { throw Errno(rawValue: errno) }
    }

    /// Whether it is still the file that was taken, and nobody is writing to it.
    func isUnchanged(since taken: FileSignature, contents: FileDescriptor) throws(Errno) -> Bool {
        FileSignature(try status()).hasSameContent(as: taken)
            && linux_is_open_for_writing(contents.rawValue) != 1
    }

    func removeIfUnchanged(
        since taken: FileSignature, contents: FileDescriptor
    ) throws(Errno) -> Originals.Outcome {
        let random = String(UInt64.random(in: .min ... .max), radix: 36).suffix(8)
        let tail = name.bytes.suffix(Self.longestAside)
        let aside = FolderEntry(
            folder: folder, name: RelativePath(Array("\(Self.asidePrefix)\(random)-".utf8) + tail))
        try move(to: aside.name, in: folder)
        if try aside.isUnchanged(since: taken, contents: contents) {
            try aside.unlink()
            return .released
        }
        try aside.putBack(as: name)
        return .changed
    }

    /// Gives a file its name back, or, when another file has taken that meanwhile, one beside it.
    func putBack(as original: RelativePath) throws(Errno) {
        do {
            try move(to: original, in: folder)
        } catch {
            guard error == .fileExists else { throw error }
            try move(to: original.beside(), in: folder)
        }
    }

    /// The name that a file had before it was moved aside; nil for any other file.
    static func nameBeforeAside(_ name: RelativePath) -> RelativePath? {
        let prefix = Array(asidePrefix.utf8)
        guard name.bytes.starts(with: prefix),
            let dash = name.bytes.dropFirst(prefix.count).firstIndex(of: UInt8(ascii: "-")),
            dash + 1 < name.bytes.endIndex
        else { return nil }
        return RelativePath(Array(name.bytes[(dash + 1)...]))
    }
}

extension RelativePath {
    /// The same name with something random before its ending: `scan-1f3a9c.pdf`. Cut where it would get too long.
    func beside() -> RelativePath {
        let name = self.name.bytes
        let dot = name.lastIndex(of: UInt8(ascii: ".")).flatMap { $0 > 0 ? $0 : nil } ?? name.endIndex
        let random = Array("-\(String(UInt32.random(in: .min ... .max), radix: 36))".utf8)
        let ending = name[dot...].prefix(40)
        let stem = name[..<dot].prefix(255 - random.count - ending.count)
        return parent.appending(Array(stem) + random + Array(ending))
    }
}

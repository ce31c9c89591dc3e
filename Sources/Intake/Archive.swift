internal import CLinux
internal import Glibc
internal import Store
internal import SystemPackage

/// Where originals go: `YYYY/MM/DD/<watched folder>/<subfolders>/<name>`, by the local day. On the inbox's own file
/// system a file is renamed; on another it is copied, brought to the disk, and only then removed.
struct Archive: Sendable {
    let folder: String

    func take(
        _ entry: FolderEntry, of candidate: Candidate, contents: FileDescriptor, taken: FileSignature
    ) throws -> Originals.Outcome {
        let directory = "\(folder)/\(Self.today())/\(Self.subfolder(for: candidate))"
        try FileSync.makeFolder(directory, mode: FilePermissions(rawValue: 0o750))
        var name = entry.name
        while true {
            let target = RelativePath(Array(directory.utf8)).appending(name.bytes)
            do {
                return try take(entry, to: target, contents: contents, taken: taken)
            } catch Errno.fileExists {
                name = entry.name.beside()
            }
        }
    }

    private func take(
        _ entry: FolderEntry, to target: RelativePath, contents: FileDescriptor, taken: FileSignature
    ) throws -> Originals.Outcome {
        do {
            try entry.move(to: target, in: AT_FDCWD)
        } catch Errno.improperLink {
            try copy(contents, taken, to: target)
            return try entry.removeIfUnchanged(since: taken, contents: contents)
        }
        let archived = FolderEntry(folder: AT_FDCWD, name: target)
        if try archived.isUnchanged(since: taken, contents: contents) { return .released }
        do {
            try archived.move(to: entry.name, in: entry.folder)
        } catch Errno.fileExists {
            try archived.move(to: entry.name.beside(), in: entry.folder)
        }
        return .changed
    }

    /// The copy keeps the time of the last change, and appears whole or not at all.
    private func copy(
        _ contents: FileDescriptor, _ taken: FileSignature, to target: RelativePath
    ) throws {
        let random = String(UInt64.random(in: .min ... .max), radix: 36)
        let part = FolderEntry(
            folder: AT_FDCWD, name: target.parent.appending(Array(".\(random).part".utf8)))
        let raw = part.name.withCString { open($0, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o640) }
        guard raw >= 0 else { throw StorageFault(.create, part.name.escaped, Errno(rawValue: errno)) }
        let output = FileDescriptor(rawValue: raw)
        defer { close(raw) }
        do {
            try contents.seek(offset: 0, from: .start)
            let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 20, alignment: 4096)
            defer { buffer.deallocate() }
            while case let count = try contents.read(into: buffer), count > 0 {
                try output.writeAll(buffer[..<count])
            }
            let modified = timespec(
                tv_sec: taken.modified / 1_000_000_000, tv_nsec: taken.modified % 1_000_000_000)
            guard futimens(raw, [modified, modified]) == 0 else { throw Errno(rawValue: errno) }
            try FileSync.file(output, path: part.name.escaped)
            try part.move(to: target, in: AT_FDCWD)
            try FileSync.folder(target.parent.escaped)
        } catch {
            // The complaint that counts is the first one; what can't be removed now begins with a dot.
            try? part.unlink()
            guard let error = error as? Errno, error != .fileExists else { throw error }
            throw StorageFault(.write, part.name.escaped, error)
        }
    }

    private static func subfolder(for candidate: Candidate) -> String {
        let watched = candidate.folder.path.split(separator: "/").last.map(String.init) ?? "root"
        return ([watched] + candidate.path.parent.parts.map(\.escaped)).joined(separator: "/")
    }

    private static func today() -> String {
        var now = time(nil)
        var day = tm()
        localtime_r(&now, &day)
        func padded(_ number: Int32) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return "\(day.tm_year + 1900)/\(padded(day.tm_mon + 1))/\(padded(day.tm_mday))"
    }
}

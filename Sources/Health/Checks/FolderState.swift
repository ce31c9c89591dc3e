import Documents
import Foundation
import Glibc
import Intake
import Pipelines
import Postgres
import Store

/// What a watched folder looks like from outside the watcher.
enum FolderState {
    /// More files are not looked at: the folder is in trouble anyway.
    private static let mostFiles = 20_000

    struct Waiting: Sendable {
        /// Relative to the folder, with the time at which it came or last changed.
        var files: [(path: String, changed: Date)]
        /// What was left out.
        var remark: String?
    }

    static func usability(of folder: WatchedFolder, in context: HealthContext) async throws -> Reading {
        let isServed = try await BlockingWork.run { try FolderLock.holder(of: context.dataFolder) != nil }
        return try await BlockingWork.run {
            Reading(outcome(of: folder, isServed: isServed, context), subject: folder.path)
        }
    }

    private static func outcome(
        of folder: WatchedFolder, isServed: Bool, _ context: HealthContext
    ) -> Reading.Outcome {
        var status = stat()
        guard stat(folder.path, &status) == 0 else {
            if errno == ENOENT, !isServed, folder.path.hasPrefix(context.dataFolder + "/") {
                return .notApplicable("`a2d2 run` will make it")
            }
            return .failed(errno == ENOENT ? "it is not there" : reason())
        }
        guard status.st_mode & S_IFMT == S_IFDIR else { return .failed("it is not a folder") }
        guard access(folder.path, R_OK | X_OK) == 0 else { return .failed("it can't be read: \(reason())") }
        // Originals that are kept need no right to move them.
        if folder.options.original != .keep, access(folder.path, W_OK) != 0 {
            return .failed("nothing can be moved out of it: \(reason())")
        }
        return .passed
    }

    private static func reason() -> String { String(cString: strerror(errno)) }

    /// Files that should be taken and have not been at the door since they came.
    static func waiting(in folder: WatchedFolder, _ context: HealthContext) async throws -> Waiting {
        let others = Set(context.folders.map(\.path)).subtracting([folder.path])
        let (files, isCut) = try await BlockingWork.run { try Self.files(in: folder, without: others) }
        let seen = try await QueueVitals.seen(
            files, in: folder.options.folder, on: try context.reachableDatabase())
        return Waiting(
            files: files.filter { !seen.contains($0.path) },
            remark: isCut ? "only \(mostFiles) files were looked at" : nil)
    }

    /// - Parameter others: watched by themselves, so that what lies in them is theirs.
    private static func files(
        in folder: WatchedFolder, without others: Set<String>
    ) throws -> (files: [(path: String, changed: Date)], isCut: Bool) {
        let filter = FileFilter(include: folder.options.include, exclude: folder.options.exclude)
        var files: [(path: String, changed: Date)] = []
        var open = [""]
        while let inner = open.popLast() {
            let place = inner.isEmpty ? folder.path : "\(folder.path)/\(inner)"
            for name in try names(in: place) {
                let path = inner.isEmpty ? name : "\(inner)/\(name)"
                var status = stat()
                guard lstat("\(folder.path)/\(path)", &status) == 0 else { continue }
                let kind = status.st_mode & S_IFMT
                if kind == S_IFDIR {
                    let isOurs = folder.options.recursive && !others.contains("\(folder.path)/\(path)")
                    if isOurs, FileFilter.entersFolder(RelativePath(name)) { open.append(path) }
                } else if kind == S_IFREG, filter.wants(RelativePath(path)) {
                    guard files.count < mostFiles else { return (files, true) }
                    // The time of the last change of anything: a file moved in keeps the time of its contents.
                    files.append((path, Date(timeIntervalSince1970: TimeInterval(status.st_ctim.tv_sec))))
                }
            }
        }
        return (files, false)
    }

    private static func names(in folder: String) throws -> [String] {
        do {
            return try FileManager.default.contentsOfDirectory(atPath: folder)
        } catch CocoaError.fileReadNoSuchFile {
            // Removed meanwhile.
            return []
        }
    }
}

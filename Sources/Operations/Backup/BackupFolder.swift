import Documents
import Foundation
import Postgres
import Store

/// Where backups lie, one folder each. Whoever makes or removes one holds the folder's lock, so that what is unfinished
/// while the lock is free was left by somebody who was killed.
package struct BackupFolder: Sendable, Hashable {
    package let path: String
    private static let unfinished = ".unfinished"

    package init(path: String) {
        self.path = path
    }

    /// Whole backups, the oldest first.
    package func backups() throws -> [Backup] {
        guard FileManager.default.fileExists(atPath: path) else { return [] }
        return try FileManager.default.contentsOfDirectory(atPath: path).sorted()
            .filter { !$0.hasSuffix(Self.unfinished) }
            .map { Backup(path: "\(path)/\($0)") }
            .filter { FileManager.default.fileExists(atPath: $0.manifestPath) }
    }

    /// What they say about themselves, the oldest first, and what is wrong with those that say nothing sensible.
    package func manifests() throws -> (readable: [BackupManifest], unreadable: [BackupError]) {
        var manifests: (readable: [BackupManifest], unreadable: [BackupError]) = ([], [])
        for backup in try backups() {
            do throws(BackupError) {
                manifests.readable.append(try backup.manifest())
            } catch {
                manifests.unreadable.append(error)
            }
        }
        return manifests
    }

    /// The backup of this name, or in the folder of this path; without a name the newest.
    package func backup(_ name: String?) throws -> Backup {
        guard let name else {
            guard let newest = try backups().last else { throw BackupError.noBackup(folder: path) }
            return newest
        }
        let place =
            name.contains("/") ? URL(fileURLWithPath: name).standardizedFileURL.path : "\(path)/\(name)"
        let backup = Backup(path: place)
        guard !name.hasSuffix(Self.unfinished), FileManager.default.fileExists(atPath: backup.manifestPath)
        else {
            throw BackupError.noSuchBackup(name, folder: path)
        }
        return backup
    }

    /// Runs `body` while nobody else makes or removes backups here; what killed ones left is gone before.
    func alone<Result>(_ body: () async throws -> Result) async throws -> Result {
        try await BlockingWork.run { try FileSync.makeFolder(path) }
        let lock: FolderLock
        do {
            lock = try FolderLock(dataFolder: path)
        } catch let refused as FolderLock.Refused {
            throw BackupError.isBusy(folder: path, holder: refused.holder)
        }
        try await sweep()
        let result = try await body()
        lock.release()
        return result
    }

    /// A folder for a new backup, which has no name that counts yet.
    func begin(at date: Date) async throws -> Backup {
        let moment = date.formatted(
            .verbatim(
                "\(year: .padded(4))\(month: .twoDigits)\(day: .twoDigits)T\(hour: .twoDigits(clock: .twentyFourHour, hourCycle: .zeroBased))\(minute: .twoDigits)\(second: .twoDigits)Z",
                timeZone: .gmt, calendar: Calendar(identifier: .gregorian)))
        var name = moment
        var number = 1
        while FileManager.default.fileExists(atPath: "\(path)/\(name)") {
            number += 1
            name = "\(moment)-\(number)"
        }
        let draft = Backup(path: "\(path)/\(name)\(Self.unfinished)")
        try await BlockingWork.run { try FileSync.makeFolder(draft.path) }
        return draft
    }

    func finalName(of draft: Backup) -> String { String(draft.name.dropLast(Self.unfinished.count)) }

    /// From here on it is a backup.
    func finish(_ draft: Backup) async throws {
        let name = "\(path)/\(finalName(of: draft))"
        try await BlockingWork.run { try FileSync.move(draft.path, to: name) }
    }

    /// One that is half removed is no backup any more.
    func remove(_ backup: Backup) async throws {
        let doomed = backup.path + Self.unfinished
        try await BlockingWork.run { try FileSync.move(backup.path, to: doomed) }
        try await discard(Backup(path: doomed))
    }

    func discard(_ draft: Backup) async throws {
        try await BlockingWork.run { try FileManager.default.removeItem(atPath: draft.path) }
    }

    private func sweep() async throws {
        for name in try FileManager.default.contentsOfDirectory(atPath: path)
        where name.hasSuffix(Self.unfinished) {
            try await discard(Backup(path: "\(path)/\(name)"))
        }
    }
}

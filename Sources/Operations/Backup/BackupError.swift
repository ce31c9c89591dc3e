/// Why a backup can't be made, looked at or brought back. Each says what to do about it.
package enum BackupError: Error, Sendable, Hashable, CustomStringConvertible {
    case noSuchBackup(String, folder: String)
    case noBackup(folder: String)
    case isBusy(folder: String, holder: String)
    case unreadable(name: String, reason: String)
    case unknownFormat(name: String, format: Int)
    case folderInUse(String)
    case databaseInUse(String)
    case damaged(name: String, findings: [String])
    case isMountPoint(String)
    case blobsElsewhere(name: String, place: String, store: String, missing: Int)

    package var description: String {
        switch self {
        case .noSuchBackup(let name, let folder):
            "there is no backup \(name) in \(folder): see `a2d2 backup list`, or name a backup's folder by its path"
        case .noBackup(let folder): "there is no backup in \(folder): make one with `a2d2 backup create`"
        case .isBusy(let folder, let holder):
            "process \(holder) is at work in \(folder): try again when it has ended"
        case .unreadable(let name, let reason):
            "backup \(name) has a manifest.json that can't be read (\(reason)): verify another one"
        case .unknownFormat(let name, let format):
            "backup \(name) has format \(format), which this version does not know: use a newer version"
        case .folderInUse(let folder):
            "\(folder) is not empty, and nothing is ever restored over data: name a new folder with --into"
        case .databaseInUse(let database):
            "\(database) holds tables already, and nothing is ever restored over data: name an empty database, or "
                + "none for a private one"
        case .damaged(let name, let findings):
            "backup \(name) is not whole: \(findings.joined(separator: "; "))"
        case .blobsElsewhere(let name, let place, let store, let missing):
            "backup \(name) names blobs that stay in \(place), and \(missing) of them are not in \(store): set blobs to "
                + "that bucket, or to a copy of it"
        case .isMountPoint(let folder):
            "\(folder) can't be replaced by what was restored, since it is a mount point or no folder: name a folder "
                + "below it with --into"
        }
    }
}

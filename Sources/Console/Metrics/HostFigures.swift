package import Foundation

/// What this process knows of its machine and its backups.
package struct HostFigures: Sendable {
    package struct Disk: Sendable, Hashable {
        /// `data`
        package var folder: String
        /// In bytes, that we may still use.
        package var free: Int
        package var size: Int

        package init(folder: String, free: Int, size: Int) {
            self.folder = folder
            self.free = free
            self.size = size
        }
    }

    package struct Backups: Sendable, Hashable {
        package var count: Int
        /// When the newest was made; nil when there is none.
        package var newest: Date?
        /// When one was last restored on trial, and was good.
        package var verified: Date?

        package init(count: Int, newest: Date?, verified: Date?) {
            self.count = count
            self.newest = newest
            self.verified = verified
        }
    }

    package var disks: [Disk]
    package var backups: Backups

    package init(disks: [Disk], backups: Backups) {
        self.disks = disks
        self.backups = backups
    }

    /// As metrics.
    package var families: [MetricFamily] {
        func moment(_ date: Date?) -> [MetricFamily.Sample] {
            date.map { [.init($0.timeIntervalSince1970)] } ?? []
        }
        return [
            .gauge(
                "a2d2_disk_free_bytes", "Room that is left where a folder lies.",
                disks.map { .init($0.free, ["folder": $0.folder]) }),
            .gauge(
                "a2d2_disk_size_bytes", "All the room that there is.",
                disks.map { .init($0.size, ["folder": $0.folder]) }),
            .gauge("a2d2_backups", "Backups that are kept.", .init(backups.count)),
            .gauge(
                "a2d2_backup_timestamp_seconds", "When the newest backup was made, since 1970.",
                moment(backups.newest)),
            .gauge(
                "a2d2_backup_verified_timestamp_seconds",
                "When a backup was last restored on trial and found good, since 1970.",
                moment(backups.verified)),
        ]
    }
}

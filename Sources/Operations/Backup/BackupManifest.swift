package import Foundation

/// What a backup says about itself: `manifest.json`. It is written last; a folder without it is no backup.
package struct BackupManifest: Sendable, Hashable, Codable {
    package struct Dump: Sendable, Hashable, Codable {
        /// In bytes.
        package var size: Int
        package var sha256: String
    }

    package struct Blobs: Sendable, Hashable, Codable {
        package var count: Int
        /// In bytes, of all.
        package var size: Int
        /// Of `blobs.list`.
        package var sha256: String
        /// The bucket that they are in, and stay in: `s3://documents/a2d2`. Nil when they are in the backup.
        package var place: String?
        /// How many no earlier backup had; 0 of those in a bucket.
        package var new: Int
        /// Hashes that documents name and the blob store did not have: nothing that a backup could save.
        package var missing: [String]
    }

    /// Of the layout; a reader refuses what it doesn't know.
    package var format: Int
    /// 20261125T224501Z: also the name of the folder.
    package var name: String
    /// Of the program that made it.
    package var version: String
    package var started: Date
    package var finished: Date
    /// The schema's, in order.
    package var migrations: [String]
    package var documents: Int
    package var dump: Dump
    package var blobs: Blobs
    /// When it was last restored on trial, and all was there; nil: never.
    package var verified: Date?

    package static let currentFormat = 1

    /// Of everything that is in it, in bytes. Blobs are shared with other backups and the blob store where they can be.
    package var size: Int { dump.size + (blobs.place == nil ? blobs.size : 0) }
    package var isComplete: Bool { blobs.missing.isEmpty }
}

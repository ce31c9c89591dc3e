import Documents
import Foundation
package import Store

/// One backup's folder.
///
///     manifest.json    what it is; written last
///     database.dump    the whole database, by pg_dump
///     blobs/           every document's bytes, as in the blob store; not there when that is a bucket
///     blobs.list       their hashes and sizes, a line each, in order
///     configuration/   pipelines, schedules and other files of the admin
package struct Backup: Sendable, Hashable {
    /// Absolute.
    package let path: String

    init(path: String) {
        self.path = path
    }

    package var name: String { path.split(separator: "/").last.map(String.init) ?? path }
    package var dumpPath: String { "\(path)/database.dump" }
    package var configurationPath: String { "\(path)/configuration" }
    package var blobs: BlobFolder { BlobFolder(folder: "\(path)/blobs") }
    var manifestPath: String { "\(path)/manifest.json" }
    var listPath: String { "\(path)/blobs.list" }

    package func manifest() throws(BackupError) -> BackupManifest {
        do {
            let data = try Data(contentsOf: URL(fileURLWithPath: manifestPath))
            let manifest = try Self.decoder.decode(BackupManifest.self, from: data)
            guard manifest.format == BackupManifest.currentFormat else {
                throw BackupError.unknownFormat(name: name, format: manifest.format)
            }
            return manifest
        } catch let error as BackupError {
            throw error
        } catch {
            throw .unreadable(name: name, reason: error.localizedDescription)
        }
    }

    /// What `blobs.list` says, by the first two digits.
    func listedBlobs() throws -> [(shard: String, blobs: [(hash: ContentHash, size: Int)])] {
        let text = try String(contentsOf: URL(fileURLWithPath: listPath), encoding: .utf8)
        let blobs = try text.split(separator: "\n").map { line in
            let words = line.split(separator: " ")
            guard words.count == 2, let hash = ContentHash(hex: String(words[0])), let size = Int(words[1])
            else {
                throw BackupError.damaged(name: name, findings: ["blobs.list can't be read"])
            }
            return (hash, size)
        }
        return Dictionary(grouping: blobs) { String($0.0.hex.prefix(2)) }.map { ($0.key, $0.value) }
    }

    func write(_ manifest: BackupManifest) throws {
        try FileSync.replace(manifestPath, with: Array(Self.encoder.encode(manifest)))
    }

    private static let encoder = {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        encoder.dateEncodingStrategy = .iso8601
        return encoder
    }()

    private static let decoder = {
        let decoder = JSONDecoder()
        decoder.dateDecodingStrategy = .iso8601
        return decoder
    }()
}

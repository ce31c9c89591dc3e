import Foundation
package import Store

/// One backup's folder.
///
///     manifest.json    what it is; written last
///     database.dump    the whole database, by pg_dump
///     blobs/           every document's bytes, as in the blob store
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
    package var blobs: BlobStore { BlobStore(folder: "\(path)/blobs") }
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

import Documents
import Foundation
import Store

/// The bytes that a document arrived as.
enum Original {
    /// Copies them into a folder, under their own name and never over a file that is there.
    static func copy(
        _ record: DocumentRecord, from blobs: any BlobStore, to folder: String
    ) async throws -> String {
        try await blobs.withFile(of: record.hash) { try copy(record, at: $0, to: folder) }
    }

    private static func copy(_ record: DocumentRecord, at original: String, to folder: String) throws
        -> String
    {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let name = (record.name as NSString).lastPathComponent
        let base = (name as NSString).deletingPathExtension
        let suffix = (name as NSString).pathExtension
        for number in 1...10_000 {
            let numbered = number == 1 ? base : "\(base) (\(number))"
            let path = "\(folder)/" + (suffix.isEmpty ? numbered : "\(numbered).\(suffix)")
            do {
                try FileManager.default.copyItem(atPath: original, toPath: path)
                try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: path)
                return path
            } catch let error as CocoaError where error.code == .fileWriteFileExists {
                continue
            }
        }
        throw Failure(.badUsage, "\(folder) holds ten thousand files of this name")
    }
}

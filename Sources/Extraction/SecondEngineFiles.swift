import Foundation

/// Where the files of the second engine lie, if somebody has installed them (`make second-engine`); docs/second-engine.md.
package struct SecondEngineFiles: Sendable, Hashable {
    package let folder: String

    /// Part of the version of a reader that has it, since it reads other words. Changes with the files that
    /// scripts/second-engine installs.
    package static let version = "PP-OCRv6-small"

    /// Of memory: what it takes of an extractor while it reads, in megabytes.
    package static let megabytes = 320

    /// Nil when they are not all there.
    package init?(folder: String) {
        self.folder = folder
        guard [runtime, finder, reader].allSatisfy(FileManager.default.isReadableFile) else { return nil }
    }

    /// Those that an extractor was told of. Throws `ExtractorExit.brokenEngine` when they are gone.
    package static func named(_ folder: String) throws -> SecondEngineFiles {
        guard let files = SecondEngineFiles(folder: folder) else { throw ExtractorExit.brokenEngine }
        return files
    }

    package var runtime: String { "\(folder)/libonnxruntime.so" }
    /// The model that finds runs of text.
    package var finder: String { "\(folder)/finder.onnx" }
    /// The model that reads them.
    package var reader: String { "\(folder)/reader.onnx" }
}

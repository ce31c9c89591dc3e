import Foundation

/// Copies a file's bytes in pieces, so that a large one needs little memory.
enum FileCopy {
    private static let pieceBytes = 1 << 20

    static func copy(from source: String, to target: String) throws {
        let input = try FileHandle(forReadingFrom: URL(filePath: source))
        let output = try PDFFileWriter.create(target)
        while let piece = try input.read(upToCount: pieceBytes), !piece.isEmpty {
            try output.write(contentsOf: piece)
        }
        try output.close()
        try input.close()
    }
}

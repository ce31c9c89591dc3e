import Extraction
import Foundation

@testable import Reading

/// Every engine there is; each of them does what `RecognitionEngine` says (RecognitionEngineTests).
enum EngineUnderTest: String, CaseIterable {
    case tesseract, paddle

    func load() throws -> any RecognitionEngine {
        switch self {
        case .tesseract: try TesseractEngine(languages: "eng")
        case .paddle: try PaddleEngine(files: Self.secondEngine())
        }
    }

    struct NotInstalled: Error, CustomStringConvertible {
        let description =
            "the second engine is not at .build/test-second-engine: scripts/test-servers puts it there"
    }

    /// Where scripts/test-servers puts it. Not where the built programs would find it by themselves: what they read in
    /// other tests shouldn't depend on it.
    static func secondEngine() throws -> SecondEngineFiles {
        let here = URL(filePath: #filePath)
        let root = (0..<4).reduce(here) { folder, _ in folder.deletingLastPathComponent() }
        guard let files = SecondEngineFiles(folder: root.appending(path: ".build/test-second-engine").path)
        else { throw NotInstalled() }
        return files
    }
}

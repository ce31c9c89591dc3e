package import Extraction
import Glibc

/// The engines of this extractor. Tesseract's by languages: each takes some 20 MB, so only the last few used are kept.
/// The second one is loaded when a page first asks for it, and kept.
package final class EngineShelf {
    private static let most = 5
    private var engines: [(languages: String, engine: any RecognitionEngine)] = []
    private let secondEngineFiles: SecondEngineFiles?
    private var secondEngine: (any RecognitionEngine)?

    /// - Parameter secondEngine: nil where nobody has installed it.
    package init(secondEngine: SecondEngineFiles? = nil) {
        secondEngineFiles = secondEngine
    }

    func engine(for languages: String) throws -> any RecognitionEngine {
        if let index = engines.firstIndex(where: { $0.languages == languages }) {
            let found = engines.remove(at: index)
            engines.append(found)
            return found.engine
        }
        let engine = try TesseractEngine(languages: languages)
        if engines.count >= Self.most { engines.removeFirst() }
        engines.append((languages, engine))
        return engine
    }

    /// Nil where it is not installed, for languages whose letters its models don't know, and when the memory that is left
    /// of the extractor's limit would not do: an allocation that fails ends the extractor.
    ///
    /// - Parameter pixels: of the picture that is to be read.
    func secondEngine(for languages: String, pixels: Int) throws -> (any RecognitionEngine)? {
        guard let secondEngineFiles, LanguagePlan.isLatin(languages) else { return nil }
        guard Self.hasRoom(for: PaddleEngine.roomNeeded(pixels: pixels)) else { return nil }
        if let secondEngine { return secondEngine }
        let engine = try PaddleEngine(files: secondEngineFiles)
        secondEngine = engine
        return engine
    }

    /// - Parameter bytes: of address space.
    private static func hasRoom(for bytes: Int) -> Bool {
        guard let probe = mmap(nil, bytes, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0), probe != MAP_FAILED
        else { return false }
        munmap(probe, bytes)
        return true
    }
}

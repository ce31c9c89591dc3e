@testable import Reading

/// Every engine there is; each of them does what `RecognitionEngine` says (RecognitionEngineTests).
enum EngineUnderTest: String, CaseIterable {
    case tesseract

    func load() throws -> any RecognitionEngine {
        switch self {
        case .tesseract: try TesseractEngine(languages: "eng")
        }
    }
}

import Documents

/// The engines of this extractor, by languages; each takes some 20 MB, so only the last few used are kept.
package final class EngineShelf {
    private static let most = 5
    private var engines: [(languages: String, engine: any RecognitionEngine)] = []

    package init() {}

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
}

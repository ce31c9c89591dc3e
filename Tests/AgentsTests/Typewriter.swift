import Documents

@testable import Agents

/// Sets a text as a page with words and boxes: a grid of 6 by 12 points on A4, as a typewriter would.
enum Typewriter {
    static func page(_ text: String, source: Page.Source = .textLayer, confidence: Double = 1) -> Page {
        let width = 595.0
        let height = 842.0
        var words: [Word] = []
        for (row, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            var column = 0
            for part in line.split(separator: " ", omittingEmptySubsequences: false) {
                let count = part.unicodeScalars.count
                if count > 0 {
                    let box = Box(
                        x: (40 + Double(column) * 5.5) / width, y: (40 + Double(row) * 13) / height,
                        width: Double(count) * 5.5 / width, height: 10 / height)
                    words.append(Word(text: String(part), box: box, confidence: confidence, line: row))
                }
                column += count + 1
            }
        }
        return Page(
            number: 1, source: source, text: text, confidence: confidence, width: width, height: height,
            words: words)
    }

    static func document(_ text: String, source: Page.Source = .textLayer) -> ExtractedDocument {
        ExtractedDocument(mediaType: .pdf, pageCount: 1, pages: [page(text, source: source)])
    }

    static func enrich(
        _ text: String, as category: Documents.Category, language: String, source: Page.Source = .textLayer
    ) async throws -> Enrichment {
        try await Orchestrator(options: EnrichmentOptions()).enrich(
            document(text, source: source),
            class: DocumentClass(category: category.rawValue, confidence: 0.9, language: language),
            fileName: "page.pdf")
    }
}

extension Enrichment {
    func value(_ name: FieldName) -> String? { fields.first { $0.name == name.rawValue }?.value }

    /// The names of `expected` whose value is another, with what was found instead.
    func differences(from expected: [FieldName: String]) -> [String] {
        expected.filter { value($0.key) != $0.value }
            .map { "\($0.key.rawValue): \(value($0.key) ?? "nothing") instead of \($0.value)" }.sorted()
    }
}

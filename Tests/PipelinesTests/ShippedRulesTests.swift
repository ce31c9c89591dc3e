import Classification
import Documents
import Foundation
import Pipelines
import Testing

/// A rule is believed over everything else, so a shipped one must be right wherever it holds.
@Suite struct ShippedRulesTests {
    private static let root = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

    /// What `fixtures` knows about one of its documents.
    private struct Truth: Decodable {
        var file: String
        var category: String
        var text: [String]

        var document: ExtractedDocument {
            let pages = text.enumerated().map { index, text in
                Page(
                    number: index + 1, source: .textLayer, text: text, confidence: 1, width: 595, height: 842)
            }
            return ExtractedDocument(mediaType: .pdf, pageCount: pages.count, pages: pages)
        }
    }

    private static func truths() throws -> [Truth] {
        try ["invoices", "correspondence", "general"].flatMap { group in
            let folder = "\(root)/fixtures/truth/\(group)"
            return try FileManager.default.contentsOfDirectory(atPath: folder).sorted().map { name in
                let json = try Data(contentsOf: URL(fileURLWithPath: "\(folder)/\(name)"))
                return try JSONDecoder().decode(Truth.self, from: json)
            }
        }
    }

    @Test(arguments: ["invoices", "correspondence"])
    func `a shipped rule is never wrong about a document of the fixtures`(name: String) throws {
        let pipeline = try PipelineFile.load(file: "\(Self.root)/pipelines/\(name).yaml")
        let classifier = DocumentClassifier(options: pipeline.classify)
        var decidedByRule = 0
        for truth in try Self.truths() {
            let found = classifier.classify(truth.document, fileName: truth.file)
            guard let rule = found.evidence.first, rule.hasPrefix("rule: number") else { continue }
            decidedByRule += 1
            #expect(found.category == truth.category, "\(truth.file): \(found.evidence)")
        }
        #expect(decidedByRule >= 5, "the rules hold for so few documents that this proves little")
    }
}

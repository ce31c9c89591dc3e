import Documents
import Extraction
import Foundation

@testable import Reading

/// A folder of its own in which a test makes originals and renders them.
final class RenditionDesk {
    let folder: String

    init() throws {
        folder = NSTemporaryDirectory() + "rendition-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    func path(_ name: String) -> String { "\(folder)/\(name)" }

    /// Renders `original` (a name in the folder) and returns the path of the searchable PDF.
    func render(
        _ original: String, as type: MediaType = .pdf, pages: [Page],
        limits: ExtractionLimits = ExtractionLimits(), to output: String = "out.pdf"
    ) throws -> String {
        try JSONEncoder().encode(pages).write(to: URL(filePath: path("pages.json")))
        _ = try SearchablePDF.render(
            RenditionRequest(
                path: path(original), mediaType: type, pagesPath: path("pages.json"),
                outputPath: path(output),
                limits: limits))
        return path(output)
    }

    /// The same as PDF/A-2b, with what it is not though it was asked for.
    func renderArchival(
        _ original: String, as type: MediaType = .pdf, pages: [Page] = [], to output: String = "out.pdf"
    ) throws -> (path: String, findings: [Finding]) {
        try JSONEncoder().encode(pages).write(to: URL(filePath: path("pages.json")))
        let findings = try SearchablePDF.render(
            RenditionRequest(
                path: path(original), mediaType: type, pagesPath: path("pages.json"),
                outputPath: path(output), limits: ExtractionLimits(), conformance: .pdfA2b))
        return (path(output), findings)
    }

    /// Changes a PDF of the folder in place.
    func change(_ name: String, _ body: (inout QPDFFile) throws -> Void) throws {
        var file = try QPDFFile(path: path(name))
        try body(&file)
        try file.write(to: path("changed.pdf"))
        try FileManager.default.removeItem(atPath: path(name))
        try FileManager.default.moveItem(atPath: path("changed.pdf"), toPath: path(name))
    }

    func sign(_ name: String) throws {
        try change(name) { file in
            let field = try file.add([
                "FT": .name("Sig"), "T": .string([65]),
                "V": ["Type": .name("Sig"), "Contents": .string([1])],
            ])
            let form = try file.add(["Fields": [.reference(field)]])
            file.replace("AcroForm", of: file.root(), with: file.handle(form))
        }
    }

    /// A PDF whose pages show `content` and have the given entries.
    func makePDF(_ name: String, pages: [(content: String, entries: [String: PDFValue])]) throws {
        var writer = try PDFFileWriter(path: path(name))
        let font = try writer.add([
            "Type": .name("Font"), "Subtype": .name("Type1"), "BaseFont": .name("Helvetica"),
        ])
        for (content, entries) in pages {
            var page = entries
            page["Contents"] = .reference(try writer.addStream([:], Data(content.utf8)))
            page["Resources"] = ["Font": ["F": .reference(font)]]
            if page["MediaBox"] == nil { page["MediaBox"] = [0, 0, 612, 792] }
            try writer.addPage(page)
        }
        try writer.finish()
    }

    /// A recognised page of 612 × 792 points unless told otherwise.
    static func page(
        _ number: Int = 1, words: [Word], rotation: Int = 0, width: Double = 612, height: Double = 792
    ) -> Page {
        Page(
            number: number, source: .ocr, text: words.map(\.text).joined(separator: " "), confidence: 0.9,
            rotation: rotation, width: width, height: height, resolution: 300, words: words)
    }

    static func word(
        _ text: String, _ x: Double, _ y: Double, _ width: Double, _ height: Double = 0.02, line: Int = 0
    ) -> Word {
        Word(text: text, box: Box(x: x, y: y, width: width, height: height), confidence: 0.9, line: line)
    }
}

import Documents
import Extraction
import Foundation

/// The searchable PDF of a PDF: the original, with an invisible text layer on each recognised page.
struct PDFOverlay: ~Copyable {
    private var file: QPDFFile
    private let pages: [Page]
    private let limits: ExtractionLimits

    init(request: RenditionRequest, pages: [Page]) throws {
        file = try QPDFFile(path: request.path, passwords: request.passwords)
        self.pages = pages
        limits = request.limits
    }

    /// Why the file stays as it is, whatever is asked for (docs/decisions/0021-signed-and-restricted-pdfs.md); nil when it
    /// need not.
    func obstacle() throws -> String? {
        let pageCount = try file.pageCount()
        guard pageCount > 0 else { throw Refusal(.noPages, "The PDF has no pages.") }
        guard pageCount <= limits.pages else {
            throw Refusal(.tooManyPages, "The PDF has \(pageCount) pages; \(limits.pages) are allowed.")
        }
        if !file.mayBeChanged { return "Its author forbids changes." }
        return Signatures.exist(in: file) ? "It is signed, and a change would break its signature." : nil
    }

    /// False when the original itself is the best rendition: it has all its text and stands upright.
    var changesAnything: Bool { pages.contains(where: PDFOverlay.isToBeChanged) }

    mutating func layText() throws {
        let changed = pages.filter(PDFOverlay.isToBeChanged)
        let glyphs = GlyphTable(changed.lazy.flatMap(\.recognisedWords).map(\.text))
        let font = try GlyphlessFont(glyphs: glyphs).add(to: &file)
        let pageCount = try file.pageCount()
        for page in changed where (1...pageCount).contains(page.number) {
            try change(page, glyphs: glyphs, font: font)
            file.releaseHandles()
        }
    }

    /// Throws `NotArchival` when it can't; nothing is to be written then.
    mutating func makeArchival() throws {
        var conversion = ArchivalConversion()
        try conversion.convert(&file)
    }

    func write(to path: String, as conformance: PDFConformance = .asItIs) throws {
        try file.write(to: path, as: conformance)
    }

    private mutating func change(_ page: Page, glyphs: GlyphTable, font: PDFReference) throws {
        let stored = try file.page(at: page.number - 1)
        let frame = shownFrame(of: stored, turnedBy: page.rotation)
        if page.rotation != 0 {
            file.replace("Rotate", of: stored, with: file.object(.integer(frame.rotation)))
        }
        let words = page.recognisedWords
        if !words.isEmpty {
            let fontName = addFont(font, to: stored)
            let layer = TextLayer(glyphs: glyphs, fontName: fontName)
            if let text = layer.content(of: words, width: frame.width, height: frame.height) {
                try add(text, to: stored, matrix: frame.matrix, replacingLayer: page.source == .ocr)
            }
        }
        try file.check()
    }

    /// Our text goes under the original content, where no graphics state that the original leaves behind reaches it.
    ///
    /// - Parameter replacingLayer: what an earlier OCR wrote goes.
    private mutating func add(
        _ text: [UInt8], to page: QPDFFile.Handle, matrix: [Double], replacingLayer: Bool
    ) throws {
        let placement = matrix.map(PDFValue.number).joined(separator: " ")
        let layer = try file.addCompressedStream(
            [:], Array("q \(placement) cm\n".utf8) + text + Array("Q\n".utf8))
        var streams = [file.handle(layer)]
        if replacingLayer, let content = file.content(of: page),
            let cleaned = InvisibleText.removed(from: content)
        {
            streams.append(file.handle(try file.addCompressedStream([:], cleaned)))
        } else if let content = file.value("Contents", of: page) {
            streams += file.items(content) ?? [content]
        }
        file.replace("Contents", of: page, with: file.array(streams))
    }

    /// Adds the font to the page's own copy of its resources, which pages often share or inherit; returns its name there.
    private func addFont(_ font: PDFReference, to page: QPDFFile.Handle) -> String {
        let resources = file.shallowCopy(file.inherited("Resources", by: page))
        let fonts = file.shallowCopy(file.value("Font", of: resources))
        let taken = Set(file.keys(fonts))
        var name = "A2D2"
        while taken.contains(name) { name += "x" }
        file.replace(name, of: fonts, with: file.handle(font))
        file.replace("Font", of: resources, with: fonts)
        file.replace("Resources", of: page, with: resources)
        return name
    }

    private func shownFrame(of page: QPDFFile.Handle, turnedBy degrees: Int) -> PageFrame {
        let rotate = file.inherited("Rotate", by: page).flatMap { file.integer($0) } ?? 0
        return PageFrame(
            mediaBox: corners(file.inherited("MediaBox", by: page)),
            cropBox: corners(file.inherited("CropBox", by: page)),
            rotation: PageFrame.normalised(rotate) + PageFrame.normalised(degrees))
    }

    private func corners(_ array: QPDFFile.Handle?) -> [Double]? {
        guard let array, let items = file.items(array) else { return nil }
        return items.compactMap { file.number($0) }
    }

    private static func isToBeChanged(_ page: Page) -> Bool {
        !page.recognisedWords.isEmpty || page.rotation % 360 != 0
    }
}

import Documents
import Extraction
import Foundation

/// The searchable PDF of a picture: a page for each frame, which shows the frame upright and has its words over it.
struct ImagePDF {
    let request: RenditionRequest
    let pages: [Page]

    /// As for a scan without a resolution: see `Page.width`.
    private static let defaultDotsPerInch = 300.0
    /// The longest side, in user units, that viewers agree on (ISO 32000-1 annex C.2).
    private static let longestSide = 14_400.0

    func write() throws {
        let frames = try ImageFrames(
            path: request.path, mediaType: request.mediaType, limits: request.limits)
        var writer = try PDFFileWriter(path: request.outputPath)
        let glyphs = GlyphTable(pages.lazy.flatMap(\.words).map(\.text))
        let font = try GlyphlessFont(glyphs: glyphs).add(to: &writer)
        let pagesByNumber = Dictionary(pages.map { ($0.number, $0) }) { first, _ in first }
        var inks: PDFValue?
        for index in 0..<frames.count {
            var image = try frames.image(at: index)
            if isArchival, image.dictionary["ColorSpace"] == .name("DeviceCMYK") {
                let space = try inks ?? ArchivalMarks.addInks(to: &writer)
                inks = space
                image.dictionary["ColorSpace"] = space
            }
            try add(image, page: pagesByNumber[index + 1], glyphs: glyphs, font: font, to: &writer)
        }
        let marks =
            isArchival
            ? try ArchivalMarks.add(to: &writer, metadata: ArchivalMetadata(producer: "a2d2")) : [:]
        try writer.finish(catalog: marks)
    }

    private var isArchival: Bool { request.conformance == .pdfA2b }

    private func add(
        _ image: PageImage, page: Page?, glyphs: GlyphTable, font: PDFReference,
        to writer: inout PDFFileWriter
    ) throws {
        let picture = try image.add(to: &writer)
        let orientation = image.orientation.turned(by: page?.rotation ?? 0)
        let size = ImagePDF.size(of: image, orientation: orientation, page: page)
        let unit = (max(size.width, size.height) / ImagePDF.longestSide).rounded(.up)
        let (width, height) = (size.width / unit, size.height / unit)
        guard !isArchival || min(width, height) >= ArchivalConversion.pageSides.lowerBound else {
            throw NotArchival("A picture is smaller than a page of PDF/A may be.")
        }
        let matrix = orientation.matrix(width: width, height: height).map(PDFValue.number)
        var content = Array("q \(matrix.joined(separator: " ")) cm /Page Do Q\n".utf8)
        if let page,
            let text = TextLayer(glyphs: glyphs, fontName: "A2D2").content(
                of: page.words, width: width, height: height)
        {
            content += text
        }
        var entries: [String: PDFValue] = [
            "MediaBox": [0, 0, .real(width), .real(height)],
            "Resources": [
                "XObject": ["Page": .reference(picture)], "Font": ["A2D2": .reference(font)],
            ],
            "Contents": .reference(try writer.addCompressedStream([:], content)),
        ]
        if unit > 1 { entries["UserUnit"] = .real(unit) }
        try writer.addPage(entries)
    }

    /// In points, upright.
    private static func size(
        of image: PageImage, orientation: ImageOrientation, page: Page?
    ) -> (width: Double, height: Double) {
        if let page, page.width > 0, page.height > 0, page.width.isFinite, page.height.isFinite {
            return (page.width, page.height)
        }
        let (width, height) = (Double(image.width), Double(image.height))
        let pointsPerPixel = 72 / defaultDotsPerInch
        return orientation.swapsSides
            ? (height * pointsPerPixel, width * pointsPerPixel)
            : (width * pointsPerPixel, height * pointsPerPixel)
    }
}

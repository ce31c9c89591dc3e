import Documents
import Extraction

/// Reads one page of a PDF.
struct PDFPageReader {
    let number: Int
    let tools: PageTools
    /// Throws when the page shows a picture that nobody should decode.
    let checkPictures: (_ page: Int) throws -> Void

    /// A sheet that a person reads holds far fewer; a page that holds more is made to exhaust a reader.
    private static let mostWords = 100_000

    func read(_ page: borrowing PDFPage) throws -> PageReading {
        let size = page.size
        guard size.width > 0, size.height > 0, size.width.isFinite, size.height.isFinite else {
            throw Refusal(.corruptPDF, "The page has no size.")
        }
        var layer = PDFTextLayer(
            glyphs: page.glyphs(), aspect: size.width / size.height, pictures: page.pictureBoxes())
        layer.fill(page.fieldValues())
        try tools.checkDeadline()
        var findings = layer.cap(words: Self.mostWords, page: number)
        switch TextLayerVerdict(layer.facts, ocr: tools.options.ocr) {
        case .keep:
            findings += pictureFindings(layer)
            return PageReading(page: textPage(layer, size: size), findings: findings)
        case .recognise:
            if layer.facts.words > 0 {
                findings.append(
                    Finding(
                        code: "text-layer-replaced", severity: .info,
                        message: "Page \(number): its text layer was set aside and the page recognised."))
            }
            return PageReading(page: try recognise(page, size: size), findings: findings)
        case .compare:
            let recognised = try recognise(page, size: size)
            let isRicher = recognised.words.count > layer.facts.words + layer.facts.words / 3
            let chosen = isRicher ? recognised : textPage(layer, size: size)
            return PageReading(page: chosen, findings: findings)
        }
    }

    private func textPage(_ layer: PDFTextLayer, size: (width: Double, height: Double)) -> Page {
        let words = layer.lines.words
        return Page(
            number: number, source: words.isEmpty ? .none : .textLayer, text: layer.lines.text,
            confidence: words.isEmpty ? 0 : 1, width: size.width, height: size.height, words: words)
    }

    private func recognise(
        _ page: borrowing PDFPage, size: (width: Double, height: Double)
    ) throws -> Page {
        let raster = try Raster(
            width: size.width, height: size.height, megapixels: tools.options.limits.megapixels)
        try checkPictures(number)
        let pixels = try page.render(dotsPerInch: raster.dotsPerInch)
        try tools.checkDeadline()
        let read = try tools.recognizer.read(
            PagePicture(pixels: pixels, resolution: raster.dotsPerInch), deadline: tools.deadline)
        let isSideways = read.rotation % 180 != 0
        return Page(
            number: number, source: read.lines.isEmpty ? .none : .ocr, text: read.lines.text,
            confidence: read.confidence, rotation: read.rotation,
            width: isSideways ? size.height : size.width, height: isSideways ? size.width : size.height,
            resolution: raster.dotsPerInch, words: read.lines.words)
    }

    private func pictureFindings(_ layer: PDFTextLayer) -> [Finding] {
        let isMixed = layer.facts.words > 0 && layer.facts.pictureCover > 0.15 && !layer.facts.isFromOCR
        guard isMixed, tools.options.ocr != .skip else { return [] }
        let percent = Int((layer.facts.pictureCover * 100).rounded())
        return [
            Finding(
                code: "pictures-not-read", severity: .info,
                message:
                    "Page \(number): its text layer was kept; pictures on \(percent) % of it were not read.")
        ]
    }
}

extension PDFTextLayer {
    fileprivate mutating func cap(words most: Int, page: Int) -> [Finding] {
        guard facts.words > most else { return [] }
        var left = most
        for index in lines.indices {
            lines[index].words = Array(lines[index].words.prefix(left))
            left -= lines[index].words.count
        }
        lines.removeAll { $0.words.isEmpty }
        return [
            Finding(
                code: "text-truncated", severity: .warning,
                message: "Page \(page) has more than \(most) words; the rest was left out.")
        ]
    }
}

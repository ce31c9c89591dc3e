import Documents
import Extraction

/// Reads one page of a PDF.
struct PDFPageReader {
    let number: Int
    let tools: PageTools
    /// Throws when the page shows a picture that nobody should decode.
    let checkPictures: (_ page: Int) throws -> Void
    /// The size in pixels of the one picture of a page.
    let onlyPicture: (_ page: Int) -> (width: Int, height: Int)?

    /// A sheet that a person reads holds far fewer; a page that holds more is made to exhaust a reader.
    private static let mostWords = 100_000
    /// A picture that covers so much of a page is the page.
    private static let wholePage = 0.9

    func read(_ page: borrowing PDFPage) throws -> PageReading {
        let size = page.size
        guard size.width > 0, size.height > 0, size.width.isFinite, size.height.isFinite else {
            throw Refusal(.corruptPDF, "The page has no size.")
        }
        let pictures = page.pictureBoxes()
        var layer = PDFTextLayer(
            glyphs: page.glyphs(), aspect: size.width / size.height, pictures: pictures)
        layer.fill(page.fieldValues())
        try tools.checkDeadline()
        var findings = layer.cap(words: Self.mostWords, page: number)
        if layer.isMended, tools.options.ocr != .force {
            findings.append(
                Finding(
                    code: "text-layer-mended", severity: .info,
                    message: "Page \(number): its text layer said the characters of another code page; those "
                        + "that were meant stand in their place."))
        }
        switch TextLayerVerdict(layer.facts, ocr: tools.options.ocr, languages: tools.options.languages) {
        case .keepUnread(let script):
            findings.append(
                Finding(
                    code: "script-not-read", severity: .info,
                    message: "Page \(number): its text layer was kept, as none of the pipeline's languages "
                        + "reads its script, which is \(script.rawValue)."))
            return PageReading(page: textPage(layer, size: size), findings: findings)
        case .keep:
            findings += try readPictures(of: page, into: &layer)
            return PageReading(page: textPage(layer, size: size), findings: findings)
        case .recognise:
            if layer.facts.words > 0 { findings.append(layerReplaced) }
            return PageReading(page: try recognise(page, size: size, pictures: pictures), findings: findings)
        case .compare:
            let recognised = try recognise(page, size: size, pictures: pictures)
            let isRicher = recognised.words.count > layer.facts.words + layer.facts.words / 3
            let makesSense =
                layer.facts.plausibility.isDoubtful
                && WordPlausibility(recognised.words.lazy.map(\.text)).isBetter(
                    than: layer.facts.plausibility)
            guard isRicher || makesSense else {
                return PageReading(page: textPage(layer, size: size), findings: findings)
            }
            if makesSense { findings.append(layerReplaced) }
            return PageReading(page: recognised, findings: findings)
        }
    }

    private var layerReplaced: Finding {
        Finding(
            code: "text-layer-replaced", severity: .info,
            message: "Page \(number): its text layer was set aside and the page recognised.")
    }

    private func textPage(_ layer: PDFTextLayer, size: (width: Double, height: Double)) -> Page {
        let words = layer.lines.words
        return Page(
            number: number, source: words.isEmpty ? .none : .textLayer, text: layer.lines.text,
            confidence: layer.lines.confidence, width: size.width, height: size.height, words: words)
    }

    /// Puts what pictures say that the layer doesn't among its lines. Pictures that can't be read cost themselves.
    private func readPictures(
        of page: borrowing PDFPage, into layer: inout PDFTextLayer
    ) throws -> [Finding] {
        let parts = layer.unreadPictures.boxes
        guard tools.options.ocr != .skip, layer.facts.words > 0, !parts.isEmpty else { return [] }
        let before = layer.facts.words
        do {
            let raster = try raster(of: page)
            try checkPictures(number)
            for part in parts {
                let lines = try recognise(part, of: page, on: raster, besides: layer.lines)
                layer.lines = layer.lines.inserting(lines, of: part)
            }
        } catch let refusal as Refusal {
            let message =
                "Page \(number): its text layer was kept; not all pictures on it were read. \(refusal.message)"
            return [Finding(code: "pictures-not-read", severity: .warning, message: message)]
        }
        let added = layer.lines.words.count - before
        guard added > 0 else { return [] }
        let message = "Page \(number): \(added) words of its pictures were recognised beside its text layer."
        return [Finding(code: "pictures-read", severity: .info, message: message)]
    }

    /// What a part of the page says that no word of the layer stands on.
    private func recognise(
        _ part: Box, of page: borrowing PDFPage, on raster: Raster, besides layer: [TextLine]
    ) throws -> [TextLine] {
        let pixels = try page.render(dotsPerInch: raster.dotsPerInch, part: part)
        try tools.checkDeadline()
        let lines = try tools.recognizer.read(
            part: PagePicture(pixels: pixels, resolution: raster.dotsPerInch), deadline: tools.deadline)
        let known = layer.words.map(\.box)
        return lines.compactMap { line in
            var line = line
            for index in line.words.indices {
                line.words[index].box = line.words[index].box.placed(in: part)
            }
            line.words.removeAll { word in known.contains { $0.isInPlace(of: word.box) } }
            return line.words.isEmpty ? nil : line
        }
    }

    private func raster(of page: borrowing PDFPage) throws -> Raster {
        let size = page.size
        return try Raster(
            width: size.width, height: size.height, megapixels: tools.options.limits.megapixels)
    }

    private func recognise(
        _ page: borrowing PDFPage, size: (width: Double, height: Double), pictures: [Box]
    ) throws -> Page {
        var raster = try raster(of: page)
        try checkPictures(number)
        if pictures.count == 1, pictures[0].width * pictures[0].height > Self.wholePage,
            let picture = onlyPicture(number)
        {
            raster.fit(picture: picture, box: pictures[0], width: size.width, height: size.height)
        }
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

import Documents
import Foundation

/// The invisible text of a page: words in reading order, each in its box, with a space after each.
struct TextLayer {
    let glyphs: GlyphTable
    /// The name of the font in the page's resources.
    let fontName: String

    /// The content stream that writes `words` on an upright page of `width` × `height` points (user units),
    /// its lower left corner at the origin. Nil without words.
    func content(of words: [Word], width: Double, height: Double) -> [UInt8]? {
        var content = ""
        for words in TextLayer.lines(of: words) {
            append(words, width: width, height: height, to: &content)
        }
        guard !content.isEmpty else { return nil }
        return Array("BT\n3 Tr\n\(content)ET\n".utf8)
    }

    private func append(_ words: [Word], width: Double, height: Double, to content: inout String) {
        let texts = words.map { glyphs.codes(of: $0.text) }
        let boxes = words.map { word in
            Box(
                x: word.box.x * width, y: (1 - word.box.maxY) * height, width: word.box.width * width,
                height: word.box.height * height)
        }
        let cells = LineLayout(boxes: boxes, weights: texts.map { Double($0.count) }).cells
        var currentSize: Double?
        for (index, cell) in cells.enumerated() where !texts[index].isEmpty {
            if cell.size != currentSize { content += "/\(fontName) \(PDFValue.number(cell.size)) Tf\n" }
            currentSize = cell.size
            content += "1 0 0 1 \(PDFValue.number(cell.x)) \(PDFValue.number(cell.bottom)) Tm "
            show(texts[index], width: cell.width, size: cell.size, to: &content)
            guard index + 1 < cells.count else { continue }
            let gap = cells[index + 1].x - (cell.x + cell.width)
            show(glyphs.codes(of: " "), width: max(gap, cell.size / 20), size: cell.size, to: &content)
        }
    }

    /// Shows `codes` stretched to `width` points.
    private func show(_ codes: [UInt16], width: Double, size: Double, to content: inout String) {
        let percent = 100 * width / (Double(codes.count) * GlyphlessFont.advance * size)
        content += "\(PDFValue.number(percent)) Tz <\(codes.map(PDFValue.hex).joined())> Tj\n"
    }

    /// The words that can be written, a line each.
    private static func lines(of words: [Word]) -> [[Word]] {
        var lines: [[Word]] = []
        for word in words where isPlaceable(word.box) {
            if lines.last?.last?.line == word.line {
                lines[lines.count - 1].append(word)
            } else {
                lines.append([word])
            }
        }
        return lines
    }

    private static func isPlaceable(_ box: Box) -> Bool {
        [box.x, box.y, box.width, box.height].allSatisfy { $0.isFinite && abs($0) <= 2 }
    }
}

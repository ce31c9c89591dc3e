import Documents
import Extraction
import Testing

@testable import Reading

@Suite("Whether a text layer is the text of the page")
struct TextLayerTests {
    private func facts(
        signs: Int = 1000, letters: Int = 900, broken: Int = 0, words: Int = 200, onPictures: Int = 0,
        cover: Double = 0
    ) -> TextLayerFacts {
        TextLayerFacts(
            signs: signs, lettersAndDigits: letters, broken: broken, words: words,
            wordsOnPictures: onPictures,
            pictureCover: cover)
    }

    @Test("A born-digital page is kept, with pictures and without")
    func bornDigital() {
        #expect(TextLayerVerdict(facts(), ocr: .auto, languages: ["eng"]) == .keep)
        #expect(TextLayerVerdict(facts(cover: 0.4), ocr: .auto, languages: ["eng"]) == .keep)
        #expect(TextLayerVerdict(facts(words: 3), ocr: .auto, languages: ["eng"]) == .keep)
    }

    @Test("A page without text is recognised, unless that is not wanted")
    func scan() {
        let scan = facts(signs: 0, letters: 0, words: 0, cover: 1)
        #expect(TextLayerVerdict(scan, ocr: .auto, languages: ["eng"]) == .recognise)
        #expect(TextLayerVerdict(scan, ocr: .redo, languages: ["eng"]) == .recognise)
        #expect(TextLayerVerdict(scan, ocr: .skip, languages: ["eng"]) == .keep)
    }

    @Test("Glyphs without a meaning are no text")
    func garbage() {
        #expect(
            TextLayerVerdict(facts(letters: 700, broken: 200), ocr: .auto, languages: ["eng"]) == .recognise)
        #expect(TextLayerVerdict(facts(letters: 200), ocr: .auto, languages: ["eng"]) == .recognise)
    }

    @Test("A stamp on a scan is weighed against what can be recognised")
    func stamp() {
        #expect(
            TextLayerVerdict(
                facts(signs: 30, letters: 25, words: 5, cover: 0.95), ocr: .auto, languages: ["eng"])
                == .compare)
        #expect(
            TextLayerVerdict(facts(words: 60, onPictures: 2, cover: 0.8), ocr: .auto, languages: ["eng"])
                == .compare)
    }

    @Test("What an earlier OCR wrote is kept, and done again when asked")
    func earlierOCR() {
        let searchable = facts(onPictures: 200, cover: 1)
        #expect(TextLayerVerdict(searchable, ocr: .auto, languages: ["eng"]) == .keep)
        #expect(TextLayerVerdict(searchable, ocr: .redo, languages: ["eng"]) == .recognise)
        #expect(TextLayerVerdict(facts(), ocr: .redo, languages: ["eng"]) == .keep)
        #expect(TextLayerVerdict(facts(), ocr: .force, languages: ["eng"]) == .recognise)
    }

    @Test(
        "Pictures without words of the layer are to be read, strips of one together; ornaments and backgrounds are not"
    )
    func unreadPictures() {
        let words = (0..<20).map { Box(x: 0.1, y: 0.02 * Double($0), width: 0.2, height: 0.01) }
        let strips = [
            Box(x: 0.1, y: 0.5, width: 0.5, height: 0.1), Box(x: 0.1, y: 0.601, width: 0.5, height: 0.1),
        ]
        let ornament = Box(x: 0.9, y: 0.9, width: 0.05, height: 0.05)
        let beyond = Box(x: 0.7, y: 0.7, width: 0.6, height: 0.2)
        let found = UnreadPictures(pictures: [.whole, ornament, beyond] + strips, words: words).boxes
        #expect(found.count == 2)
        #expect(found.first == strips[0].union(strips[1]))
        #expect(found.last.map { abs($0.maxX - 1) < 1e-9 } == true)
        #expect(UnreadPictures(pictures: [.whole], words: words).boxes == [])
    }

    @Test("What was filled into a form stands after its label")
    func filledForm() {
        func line(_ text: String, y: Double) -> TextLine {
            TextLine(words: [
                Word(text: text, box: Box(x: 0.1, y: y, width: 0.1, height: 0.02), confidence: 1, line: 0)
            ])
        }
        func value(_ text: String, y: Double, height: Double = 0.03) -> PDFFieldValue {
            PDFFieldValue(text: text, box: Box(x: 0.3, y: y, width: 0.4, height: height))
        }
        var layer = PDFTextLayer(glyphs: [], aspect: 0.7, pictures: [])
        layer.lines = [line("Name", y: 0.1), line("Remarks", y: 0.2), line("Date", y: 0.4)]
        layer.fill([
            value("Ada Lovelace", y: 0.095), value("first\nsecond", y: 0.25, height: 0.1),
            value("today", y: 0.395),
        ])
        #expect(layer.lines.text == "Name Ada Lovelace\nRemarks\nfirst\nsecond\nDate today")
        #expect(layer.lines[0].words[2].box.maxX <= 0.7001)
    }
}

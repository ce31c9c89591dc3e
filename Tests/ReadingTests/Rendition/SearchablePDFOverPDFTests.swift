import Documents
import Extraction
import Foundation
import Testing

@testable import Reading

@Suite("A searchable PDF of a PDF")
struct SearchablePDFOverPDFTests {
    private let desk: RenditionDesk
    private let words = [
        RenditionDesk.word("Rechnung", 0.1, 0.2, 0.3, line: 0),
        RenditionDesk.word("über", 0.41, 0.2, 0.1, line: 0),
        RenditionDesk.word("Ёлка", 0.1, 0.6, 0.2, line: 1),
        RenditionDesk.word("œuvre", 0.31, 0.6, 0.2, line: 1),
    ]

    init() throws { desk = try RenditionDesk() }

    @Test(
        "has its words where they stand, however the page is stored",
        arguments: [0, 90, 180, 270, -90], [0, 90, 180, 270])
    func placesWords(rotate: Int, rotation: Int) throws {
        let entries: [String: PDFValue] = [
            "MediaBox": [-50, 20, 550, 820], "CropBox": [0, 60, 500, 840], "Rotate": .integer(rotate),
            "UserUnit": 2,
        ]
        try desk.makePDF("in.pdf", pages: [("", entries)])
        let output = try desk.render("in.pdf", pages: [RenditionDesk.page(words: words, rotation: rotation)])
        let probe = try PDFProbe(output)
        let size = try probe.size(ofPage: 0)
        let isTurned = (rotate + rotation) % 180 != 0
        #expect(size.width == (isTurned ? 760 : 500))
        #expect(size.height == (isTurned ? 500 : 760))
        #expect(try probe.text(ofPage: 0) == "Rechnung über\nЁлка œuvre")
        for word in words {
            let box = try #require(try probe.box(of: word.text, onPage: 0))
            #expect(abs(box.x - word.box.x) < 0.005)
            #expect(abs(box.maxX - word.box.maxX) < 0.005)
            #expect(abs(box.y - word.box.y) < 0.005)
            #expect(abs(box.maxY - word.box.maxY) < 0.005)
        }
        #expect(PDFProbe.mistakes(in: output) == [])
    }

    @Test("looks as the original does, and keeps the text that was there")
    func looksTheSame() throws {
        let drawing =
            "0.5 g 100 100 200 300 re f BT /F 24 Tf 72 700 Td (Printed) Tj ET q 2 0 0 2 9 9 cm 1 0 0 rg"
        try desk.makePDF("in.pdf", pages: [(drawing, [:]), ("BT /F 12 Tf 72 700 Td (Second) Tj ET", [:])])
        let second = Page(
            number: 2, source: .textLayer, text: "Second", confidence: 1, width: 612, height: 792)
        let output = try desk.render("in.pdf", pages: [RenditionDesk.page(words: words), second])
        let before = try PDFProbe(desk.path("in.pdf"))
        let after = try PDFProbe(output)
        #expect(try before.grey(ofPage: 0, width: 306).pixels == after.grey(ofPage: 0, width: 306).pixels)
        #expect(try before.grey(ofPage: 1, width: 306).pixels == after.grey(ofPage: 1, width: 306).pixels)
        #expect(try after.text(ofPage: 0).contains("Printed"))
        #expect(try after.text(ofPage: 0).contains("Rechnung über"))
        #expect(try after.text(ofPage: 1) == "Second")
    }

    @Test("has the words of its pictures besides the text that it had, invisible text too")
    func addsWordsOfPictures() throws {
        try desk.makePDF("in.pdf", pages: [("BT /F 24 Tf 3 Tr 72 700 Td (Printed) Tj ET", [:])])
        var page = RenditionDesk.page(words: words)
        page.source = .textLayer
        page.words.insert(
            Word(
                text: "Printed", box: Box(x: 0.118, y: 0.09, width: 0.13, height: 0.03), confidence: 1,
                line: 0), at: 0)
        let text = try PDFProbe(desk.render("in.pdf", pages: [page])).text(ofPage: 0)
        #expect(text.contains("Rechnung über"))
        #expect(text.ranges(of: "Printed").count == 1)
    }

    @Test("has characters beyond the basic plane, and none of the control characters")
    func holdsAnyUnicode() throws {
        try desk.makePDF("in.pdf", pages: [("", [:])])
        let words = [
            RenditionDesk.word("𝔄𝔅🧾", 0.1, 0.1, 0.2), RenditionDesk.word("a\u{7}b", 0.31, 0.1, 0.1),
            RenditionDesk.word("漢字", 0.42, 0.1, 0.1),
        ]
        let output = try desk.render("in.pdf", pages: [RenditionDesk.page(words: words)])
        #expect(try PDFProbe(output).text(ofPage: 0) == "𝔄𝔅🧾 ab 漢字")
        #expect(PDFProbe.mistakes(in: output) == [])
    }

    @Test("loses the invisible text of an earlier recognition, not the visible text")
    func replacesOldRecognition() throws {
        let content = """
            BT /F 12 Tf 3 Tr 72 700 Td (Rechnurig) Tj 0 -20 Td [(fa)-10(lse)] TJ 0 Tr 72 100 Td (Seen \\) it) Tj ET
            q BI /W 1 /H 1 /BPC 8 /CS /G ID \u{1} EI Q
            """
        try desk.makePDF("in.pdf", pages: [(content, [:])])
        let output = try desk.render("in.pdf", pages: [RenditionDesk.page(words: words)])
        let text = try PDFProbe(output).text(ofPage: 0)
        #expect(!text.contains("Rechnurig"))
        #expect(!text.contains("false"))
        #expect(text.contains("Seen ) it"))
        #expect(text.contains("Rechnung über"))
    }

    @Test("is the original itself, byte for byte, when there is nothing to add")
    func copiesWhatIsGood() throws {
        try desk.makePDF("in.pdf", pages: [("BT /F 12 Tf 72 700 Td (Printed) Tj ET", [:])])
        let page = Page(
            number: 1, source: .textLayer, text: "Printed", confidence: 1, width: 612, height: 792)
        let output = try desk.render("in.pdf", pages: [page])
        #expect(
            try Data(contentsOf: URL(filePath: output))
                == Data(contentsOf: URL(filePath: desk.path("in.pdf"))))
    }

    @Test("is the original itself when that is signed")
    func leavesSignedAlone() throws {
        try desk.makePDF("in.pdf", pages: [("", [:])])
        try desk.sign("in.pdf")
        let output = try desk.render("in.pdf", pages: [RenditionDesk.page(words: words)])
        #expect(
            try Data(contentsOf: URL(filePath: output))
                == Data(contentsOf: URL(filePath: desk.path("in.pdf"))))
    }

    @Test("is open to all when the original's author allows changes, and else the original itself")
    func respectsPermissions() throws {
        try desk.makePDF("plain.pdf", pages: [("", [:])])
        let pages = [RenditionDesk.page(words: words)]
        try PDFProbe.encrypt(desk.path("plain.pdf"), as: desk.path("free.pdf"), mayChange: true)
        let free = try desk.render("free.pdf", pages: pages)
        #expect(try PDFProbe(free).text(ofPage: 0).contains("Rechnung"))
        #expect(try Data(contentsOf: URL(filePath: free)).range(of: Data("/Encrypt".utf8)) == nil)
        try PDFProbe.encrypt(desk.path("plain.pdf"), as: desk.path("closed.pdf"), mayChange: false)
        let closed = try desk.render("closed.pdf", pages: pages)
        #expect(
            try Data(contentsOf: URL(filePath: closed))
                == Data(contentsOf: URL(filePath: desk.path("closed.pdf"))))
    }

    @Test("is refused when the original opens only with a password")
    func refusesPasswords() throws {
        try desk.makePDF("plain.pdf", pages: [("", [:])])
        try PDFProbe.encrypt(
            desk.path("plain.pdf"), as: desk.path("in.pdf"), mayChange: true, userPassword: "secret")
        let error = #expect(throws: Refusal.self) { try desk.render("in.pdf", pages: []) }
        #expect(error?.code == .encrypted)
    }

    @Test("is the same bytes for the same input")
    func isDeterministic() throws {
        try desk.makePDF("in.pdf", pages: [("", [:])])
        let pages = [RenditionDesk.page(words: words, rotation: 90)]
        let first = try Data(contentsOf: URL(filePath: desk.render("in.pdf", pages: pages, to: "1.pdf")))
        let second = try Data(contentsOf: URL(filePath: desk.render("in.pdf", pages: pages, to: "2.pdf")))
        #expect(first == second)
    }

    @Test("keeps a slightly sloping line one line, and stays on the words of a steep one")
    func followsSlope() throws {
        try desk.makePDF("in.pdf", pages: [("", [:])])
        let texts = ["Sehr", "geehrte", "Damen", "und", "Herren", "hiermit", "kündige", "ich"]
        func lines(drop: Double) -> [Word] {
            (0..<2).flatMap { line in
                texts.enumerated().map { index, text in
                    let y = 0.3 + 0.025 * Double(line) + drop * Double(index)
                    return RenditionDesk.word(text, 0.05 + 0.11 * Double(index), y, 0.1, 0.015, line: line)
                }
            }
        }
        let slight = try desk.render("in.pdf", pages: [RenditionDesk.page(words: lines(drop: 0.0008))])
        let line = texts.joined(separator: " ")
        #expect(try PDFProbe(slight).text(ofPage: 0) == "\(line)\n\(line)")
        let steep = lines(drop: 0.004)
        let probe = try PDFProbe(try desk.render("in.pdf", pages: [RenditionDesk.page(words: steep)]))
        for word in steep.prefix(texts.count) {
            let box = try #require(try probe.box(of: word.text, onPage: 0))
            #expect(abs(box.midY - word.box.midY) < 0.003)
        }
    }

    @Test("is refused for what is no PDF, has too many pages, or is no document that has pages")
    func refuses() throws {
        try Data("%PDF-1.4 nothing".utf8).write(to: URL(filePath: desk.path("bad.pdf")))
        #expect(throws: Refusal.self) { try desk.render("bad.pdf", pages: []) }
        try desk.makePDF("in.pdf", pages: [("", [:]), ("", [:])])
        let error = #expect(throws: Refusal.self) {
            try desk.render("in.pdf", pages: [], limits: ExtractionLimits(pages: 1))
        }
        #expect(error?.code == .tooManyPages)
        let text = #expect(throws: Refusal.self) { try desk.render("in.pdf", as: .plainText, pages: []) }
        #expect(text?.code == .unsupportedFormat)
    }

    @Test("reports files that can't be opened as faults of the machine, no refusals")
    func faults() throws {
        let missing = #expect(throws: (any Error).self) { try desk.render("missing.pdf", pages: []) }
        #expect(!(missing is Refusal))
        try desk.makePDF("in.pdf", pages: [("", [:])])
        let nowhere = #expect(throws: (any Error).self) {
            try desk.render("in.pdf", pages: [RenditionDesk.page(words: words)], to: "no folder/out.pdf")
        }
        #expect(nowhere is RenditionFault)
    }

    @Test("is refused when the original leaves no object number free")
    func refusesExhaustedNumbers() throws {
        let last = Int32.max - 1
        let source = """
            %PDF-1.4
            1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj
            2 0 obj <</Type/Pages/Count 1/Kids[3 0 R]>> endobj
            3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/X \(last) 0 R>> endobj
            \(last) 0 obj 1 endobj
            trailer <</Root 1 0 R/Size \(last)>>
            """
        try Data(source.utf8).write(to: URL(filePath: desk.path("in.pdf")))
        let error = #expect(throws: Refusal.self) {
            try desk.render("in.pdf", pages: [RenditionDesk.page(words: words)])
        }
        #expect(error?.code == .corruptPDF)
    }
}

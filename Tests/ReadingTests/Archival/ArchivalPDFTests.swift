import CQPDF
import Documents
import Foundation
import Testing

@testable import Reading

@Suite("PDF/A of a PDF")
struct ArchivalPDFTests {
    private static let text = "BT /F 24 Tf 72 700 Td (Rechnung \\(Kopie\\) \\344) Tj ET"
    private let desk: RenditionDesk

    init() throws { desk = try RenditionDesk() }

    private func make(_ content: String = text, entries: [String: PDFValue] = [:]) throws {
        try desk.makePDF("in.pdf", pages: [(content, entries)])
        // Codes above 127 as Windows has them.
        try desk.change("in.pdf") { file in
            let font = try font(in: file)
            file.replace("Encoding", of: font, with: file.object(.name("WinAnsiEncoding")))
        }
    }

    private func font(in file: borrowing QPDFFile) throws -> QPDFFile.Handle {
        let resources = file.value("Resources", of: try file.page(at: 0))
        let font = resources.flatMap { file.value("Font", of: $0) }.flatMap { file.value("F", of: $0) }
        return try #require(font)
    }

    private func expectConformance() throws {
        let output = try desk.renderArchival("in.pdf")
        #expect(output.findings == [])
        #expect(try ArchivalProbe.faults(of: output.path) == [])
        #expect(PDFProbe.mistakes(in: output.path) == [])
    }

    /// The ordinary rendition stands there, and the finding says why.
    private func expectRefusal(_ reason: String, pages: [Page] = []) throws {
        let output = try desk.renderArchival("in.pdf", pages: pages)
        #expect(output.findings.map(\.code) == ["not-pdf-a"])
        #expect(output.findings.first?.message.contains(reason) == true, "\(output.findings)")
        let ordinary = try desk.render("in.pdf", pages: pages, to: "ordinary.pdf")
        #expect(
            try Data(contentsOf: URL(filePath: output.path)) == Data(contentsOf: URL(filePath: ordinary)))
    }

    @Test("conforms, looks as it did and says what it said, with its standard font within it")
    func conforms() throws {
        try make("0.5 g 100 100 200 300 re f " + Self.text)
        try expectConformance()
        let before = try PDFProbe(desk.path("in.pdf"))
        let after = try PDFProbe(desk.path("out.pdf"))
        #expect(try after.text(ofPage: 0) == "Rechnung (Kopie) ä")
        #expect(try before.grey(ofPage: 0, width: 306).pixels == after.grey(ofPage: 0, width: 306).pixels)
    }

    @Test("has the words that OCR found, in their places")
    func hasWords() throws {
        try make("0.5 g 100 100 200 300 re f " + Self.text)
        let page = RenditionDesk.page(words: [RenditionDesk.word("Ёлка", 0.1, 0.6, 0.2)])
        let output = try desk.renderArchival("in.pdf", pages: [page])
        #expect(output.findings == [])
        #expect(try ArchivalProbe.faults(of: output.path) == [])
        let box = try #require(try PDFProbe(output.path).box(of: "Ёлка", onPage: 0))
        #expect(abs(box.x - 0.1) < 0.005 && abs(box.y - 0.6) < 0.005 && abs(box.width - 0.2) < 0.005)
    }

    @Test("tells its title and dates in its metadata")
    func metadata() throws {
        try make()
        try desk.change("in.pdf") { file in
            let found = file.value("Info", of: qpdf_get_trailer(file.data))
            let information = try #require(found)
            file.replace("Title", of: information, with: file.object(.string(Array("Fish & <Chips>".utf8))))
            file.replace(
                "CreationDate", of: information,
                with: file.object(.string(Array("D:20260131120500+01'00'".utf8))))
        }
        let bytes = try Data(contentsOf: URL(filePath: try desk.renderArchival("in.pdf").path))
        #expect(bytes.range(of: Data("Fish &amp; &lt;Chips&gt;".utf8)) != nil)
        #expect(bytes.range(of: Data("<xmp:CreateDate>2026-01-31T12:05:00+01:00<".utf8)) != nil)
    }

    @Test("loses scripts and what else acts by itself, and keeps links")
    func losesScripts() throws {
        try make()
        try desk.change("in.pdf") { file in
            let script = try file.add(["S": .name("JavaScript"), "JS": .string(Array("app.alert(1)".utf8))])
            let link = try file.add([
                "Type": .name("Annot"), "Subtype": .name("Link"), "Rect": [0, 0, 9, 9],
                "A": [
                    "S": .name("URI"), "URI": .string(Array("https://a.example".utf8)),
                    "Next": .reference(script),
                ],
            ])
            file.replace("OpenAction", of: file.root(), with: file.handle(script))
            file.replace("AA", of: file.root(), with: file.object(["WC": .reference(script)]))
            let page = try file.page(at: 0)
            file.replace("AA", of: page, with: file.object(["O": .reference(script)]))
            file.replace("Annots", of: page, with: file.object([.reference(link)]))
        }
        try expectConformance()
        let file = try QPDFFile(path: desk.path("out.pdf"))
        let links = file.value("Annots", of: try file.page(at: 0)).flatMap { file.items($0) }
        let link = try #require(links?.first)
        #expect(file.value("F", of: link).flatMap { file.integer($0) } == 4)
        #expect(file.value("A", of: link) != nil)
    }

    @Test("shows inks as viewers do, and says so")
    func inks() throws {
        try make("0 1 1 0 k 100 100 200 300 re f 1 0 0 0 k 300 100 200 300 re f " + Self.text)
        try expectConformance()
        let file = try QPDFFile(path: desk.path("out.pdf"))
        let found = file.value("Resources", of: try file.page(at: 0))
        let resources = try #require(found)
        #expect(file.value("ColorSpace", of: resources).flatMap { file.value("DefaultCMYK", of: $0) } != nil)
        let before = try PDFProbe(desk.path("in.pdf")).grey(ofPage: 0, width: 306).pixels
        let after = try PDFProbe(desk.path("out.pdf")).grey(ofPage: 0, width: 306).pixels
        #expect(zip(before, after).allSatisfy { abs(Int($0) - Int($1)) < 8 })
    }

    @Test("is packed anew where it was packed with LZW")
    func lzw() throws {
        // Clear, "q ", "Q", end: nine bits each.
        let codes = [256, 113, 32, 81, 257]
        let bits =
            codes.map { code in (0..<9).map { String(code >> (8 - $0) & 1) }.joined() }.joined() + "000"
        let bytes = stride(from: 0, to: bits.count, by: 8).map { start in
            UInt8(bits.dropFirst(start).prefix(8), radix: 2) ?? 0
        }
        var writer = try PDFFileWriter(path: desk.path("in.pdf"))
        let content = try writer.addStream(["Filter": .name("LZWDecode")], Data(bytes))
        try writer.addPage(["MediaBox": [0, 0, 99, 99], "Contents": .reference(content)])
        try writer.finish()
        #expect(try Data(contentsOf: URL(filePath: desk.path("in.pdf"))).range(of: Data("LZW".utf8)) != nil)
        try expectConformance()
    }

    @Test("is the original where that is signed, or its author forbids changes")
    func staysAsItIs() throws {
        try make()
        try desk.sign("in.pdf")
        try expectRefusal("signature")
        try make()
        try PDFProbe.encrypt(desk.path("in.pdf"), as: desk.path("closed.pdf"), mayChange: false)
        let closed = try desk.renderArchival("closed.pdf")
        #expect(closed.findings.map(\.code) == ["not-pdf-a"])
        #expect(
            try Data(contentsOf: URL(filePath: closed.path))
                == Data(contentsOf: URL(filePath: desk.path("closed.pdf"))))
    }

    @Test("is the ordinary searchable PDF where a font is missing")
    func missingFont() throws {
        try make()
        try desk.change("in.pdf") { file in
            file.replace("BaseFont", of: try font(in: file), with: file.object(.name("Frutiger")))
        }
        try expectRefusal("not embedded")
        try expectRefusal(
            "not embedded", pages: [RenditionDesk.page(words: [RenditionDesk.word("Wort", 0.1, 0.6, 0.2)])])
        #expect(try PDFProbe(desk.path("out.pdf")).text(ofPage: 0).contains("Wort"))
    }

    @Test("is the original where something would be lost or look another way")
    func refuses() throws {
        func expect(_ reason: String, _ change: (inout QPDFFile) throws -> Void) throws {
            try make()
            try desk.change("in.pdf", change)
            try expectRefusal(reason)
        }
        try expect("attached") { file in
            let names: PDFValue = ["EmbeddedFiles": ["Names": [.string([65]), ["Type": .name("Filespec")]]]]
            file.replace("Names", of: file.root(), with: file.object(names))
        }
        try expect("notes or fields") { file in
            let note: PDFValue = ["Subtype": .name("FreeText"), "Rect": [0, 0, 99, 99]]
            file.replace("Annots", of: try file.page(at: 0), with: file.object([note]))
        }
        try expect("how its values look") { file in
            let field = try file.add(["FT": .name("Tx"), "T": .string([65]), "V": .string([66])])
            let form: PDFValue = ["Fields": [.reference(field)], "NeedAppearances": .boolean(true)]
            file.replace("AcroForm", of: file.root(), with: file.object(form))
        }
        try expect("smaller or larger") { file in
            file.replace("MediaBox", of: try file.page(at: 0), with: file.object([0, 0, 20_000, 20_000]))
        }
        try expect("font does not have") { file in
            let content = try file.addStream([:], Data("BT /F 9 Tf <01> Tj ET".utf8))
            file.replace("Contents", of: try file.page(at: 0), with: file.handle(content))
        }
        try expect("standard of PDF doesn't know") { file in
            let content = try file.addStream([:], Data("BX 1 2 frobnicate EX".utf8))
            file.replace("Contents", of: try file.page(at: 0), with: file.handle(content))
        }
        try expect("as wide as") { file in
            let font = try font(in: file)
            for (key, value) in ["FirstChar": 0, "LastChar": 255] as [String: PDFValue] {
                file.replace(key, of: font, with: file.object(value))
            }
            file.replace("Widths", of: font, with: file.object(.array(Array(repeating: 123, count: 256))))
        }
    }

    @Test("doesn't show a field that was hidden, and keeps its value")
    func hiddenField() throws {
        try make()
        try desk.change("in.pdf") { file in
            let field = try file.add([
                "Type": .name("Annot"), "Subtype": .name("Widget"), "FT": .name("Tx"), "T": .string([65]),
                "V": .string(Array("secret".utf8)), "Rect": [100, 100, 200, 200], "F": 2,
            ])
            let form = try file.add(["Fields": [.reference(field)]])
            file.replace("AcroForm", of: file.root(), with: file.handle(form))
            file.replace("Annots", of: try file.page(at: 0), with: file.object([.reference(field)]))
        }
        try expectConformance()
        #expect(try PDFProbe(desk.path("out.pdf")).text(ofPage: 0) == "Rechnung (Kopie) ä")
        let bytes = try Data(contentsOf: URL(filePath: desk.path("out.pdf")))
        #expect(bytes.range(of: Data("(secret)".utf8)) != nil)
    }

    @Test("is the same bytes for the same input")
    func isDeterministic() throws {
        try make()
        let first = try desk.renderArchival("in.pdf", to: "1.pdf").path
        let second = try desk.renderArchival("in.pdf", to: "2.pdf").path
        #expect(try Data(contentsOf: URL(filePath: first)) == Data(contentsOf: URL(filePath: second)))
    }
}

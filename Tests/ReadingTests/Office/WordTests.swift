import Documents
import Extraction
import Foundation
import Testing

@Suite("Word documents", .timeLimit(.minutes(10)))
struct WordTests {
    private func p(_ text: String, _ properties: String = "") -> String {
        "<w:p><w:pPr>\(properties)</w:pPr><w:r><w:t>\(text)</w:t></w:r></w:p>"
    }

    @Test("Are told by their content, and read paragraph by paragraph")
    func paragraphs() async throws {
        let paper = try DrawnPaper()
        let body =
            p("Dear Ms Lindqvist,")
            + "<w:p><w:r><w:t>on </w:t></w:r><w:r><w:tab/><w:t>4 March</w:t></w:r></w:p>"
        try paper.makeDOCX("letter.bin", body: body)
        let document = try await paper.read("letter.bin")
        await paper.pool.shutdown()
        #expect(document.mediaType == .docx)
        #expect(document.pages.map(\.source) == [.textLayer])
        #expect(document.pages[0].text == "Dear Ms Lindqvist,\non  4 March")
        #expect(document.pages[0].words.map(\.text) == ["Dear", "Ms", "Lindqvist,", "on", "4", "March"])
    }

    @Test(
        "What was deleted, hidden or only instructs is not read; what was inserted or is a field's result is")
    func changes() async throws {
        let paper = try DrawnPaper()
        try paper.makeDOCX(
            "changes.docx",
            body: """
                <w:p><w:del><w:r><w:delText>old</w:delText></w:r></w:del><w:ins><w:r><w:t>new</w:t></w:r></w:ins>
                <w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r>
                <w:r><w:instrText>PAGE</w:instrText></w:r><w:fldSimple><w:r><w:t>7</w:t></w:r></w:fldSimple></w:p>
                """)
        #expect(try await paper.pages(of: "changes.docx") == ["new7"])
    }

    @Test("Pages end where they say so, or where Word ended them when it saved")
    func breaks() async throws {
        let paper = try DrawnPaper()
        try paper.makeDOCX(
            "pages.docx",
            body: p("one") + "<w:p><w:r><w:br w:type=\"page\"/></w:r></w:p>"
                + "<w:p><w:r><w:lastRenderedPageBreak/><w:t>two</w:t></w:r></w:p>"
                + "<w:p><w:r><w:t>still </w:t><w:lastRenderedPageBreak/><w:t>three</w:t></w:r></w:p>")
        #expect(try await paper.pages(of: "pages.docx") == ["one", "two\nstill", "three"])
    }

    @Test("Cells of a row stand beside each other, line by line; long ones one after the other")
    func tables() async throws {
        let paper = try DrawnPaper()
        func cell(_ lines: [String]) -> String { "<w:tc>\(lines.map { p($0) }.joined())</w:tc>" }
        let long = (1...8).map { "line \($0)" }
        try paper.makeDOCX(
            "table.docx",
            body: "<w:tbl><w:tr>\(cell(["Acme", "Oslo"]))\(cell(["Total"]))\(cell(["12.00"]))</w:tr>"
                + "<w:sdt><w:sdtContent><w:tr>\(cell(long))\(cell(["beside"]))</w:tr></w:sdtContent></w:sdt></w:tbl>"
        )
        #expect(
            try await paper.pages(of: "table.docx") == [
                "Acme Total 12.00\nOslo\n" + long.joined(separator: "\n") + "\nbeside"
            ])
    }

    @Test("Lists are numbered as Word numbers them, also by style")
    func numbering() async throws {
        let paper = try DrawnPaper()
        func level(_ number: Int, _ format: String, _ text: String) -> String {
            """
            <w:lvl w:ilvl="\(number)"><w:start w:val="1"/><w:numFmt w:val="\(format)"/><w:lvlText w:val="\(text)"/></w:lvl>
            """
        }
        let numbering = """
            <w:numbering xmlns:w="w"><w:abstractNum w:abstractNumId="0">\(level(0, "decimal", "%1."))
            \(level(1, "lowerLetter", "%1.%2)"))</w:abstractNum>
            <w:abstractNum w:abstractNumId="1">\(level(0, "upperRoman", "§ %1"))</w:abstractNum>
            <w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
            <w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num></w:numbering>
            """
        let styles = """
            <w:styles xmlns:w="w"><w:style w:styleId="Heading1"><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>
            <w:style w:styleId="Mine"><w:basedOn w:val="Heading1"/></w:style></w:styles>
            """
        func item(_ text: String, _ level: Int) -> String {
            p(text, "<w:numPr><w:ilvl w:val=\"\(level)\"/><w:numId w:val=\"1\"/></w:numPr>")
        }
        try paper.makeDOCX(
            "list.docx",
            body: p("Scope", "<w:pStyle w:val=\"Mine\"/>") + item("a", 0) + item("b", 1) + item("c", 1)
                + item("d", 0)
                + item("e", 1) + p("Term", "<w:pStyle w:val=\"Heading1\"/>")
                + p("plain", "<w:numPr><w:numId w:val=\"0\"/></w:numPr>"),
            others: [
                ("numbering", .init("word/numbering.xml", numbering)),
                ("styles", .init("word/styles.xml", styles)),
            ])
        #expect(
            try await paper.pages(of: "list.docx") == [
                "§ I Scope\n1. a\n1.a) b\n1.b) c\n2. d\n2.a) e\n§ II Term\nplain"
            ])
    }

    @Test("Headers stand above the text, notes and footers below it, each once")
    func margins() async throws {
        let paper = try DrawnPaper()
        let body = p("Text.")
        func part(_ root: String, _ content: String) -> String {
            "<w:\(root) xmlns:w=\"w\">\(content)</w:\(root)>"
        }
        try paper.makeDOCX(
            "margins.docx", body: body,
            others: [
                ("header", .init("word/header1.xml", part("hdr", p("Acme Ltd")))),
                ("header", .init("word/header2.xml", part("hdr", p("Acme Ltd")))),
                ("footer", .init("word/footer1.xml", part("ftr", p("IBAN NO93")))),
                (
                    "footnotes",
                    .init(
                        "word/footnotes.xml",
                        part(
                            "footnotes",
                            "<w:footnote w:type=\"separator\">\(p("----"))</w:footnote><w:footnote>\(p("See annex."))</w:footnote>"
                        ))
                ),
            ])
        #expect(try await paper.pages(of: "margins.docx") == ["Acme Ltd\n\nText.\n\nSee annex.\n\nIBAN NO93"])
    }

    @Test("A text box stands below the paragraph it hangs on, once, though it is in the file twice")
    func boxes() async throws {
        let paper = try DrawnPaper()
        let box = "<w:txbxContent>\(p("boxed"))</w:txbxContent>"
        try paper.makeDOCX(
            "box.docx",
            body: """
                <w:p><w:r><w:t>before</w:t></w:r><w:r><mc:AlternateContent xmlns:mc="mc"><mc:Choice><w:drawing>\(box)</w:drawing>
                </mc:Choice><mc:Fallback><w:pict>\(box)</w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>\(p("after"))
                """)
        #expect(try await paper.pages(of: "box.docx") == ["before\nboxed\nafter"])
    }

    @Test("One without its main part, or torn off, is refused as corrupt; one without text as empty")
    func corrupt() async throws {
        let paper = try DrawnPaper()
        try paper.makeDOCX("whole.docx", body: p("text"))
        let bytes = try Data(contentsOf: URL(filePath: paper.path("whole.docx")))
        try paper.write([UInt8](bytes.prefix(bytes.count / 2)), to: "torn.docx")
        try paper.makeDOCX("blank.docx", body: p(" "))
        for (name, code) in [("torn.docx", Refusal.Code.corruptDocument), ("blank.docx", .empty)] {
            let error = await #expect(throws: Refusal.self) { try await paper.read(name) }
            #expect(error?.code == code, "\(name)")
        }
        await paper.pool.shutdown()
    }

    @Test("An entity that would grow without end, and one that names a file, are not replaced")
    func entities() async throws {
        let paper = try DrawnPaper()
        let declared = (1...30).map { "<!ENTITY e\($0) \"&e\($0 - 1);&e\($0 - 1);\">" }.joined()
        try paper.makeOfficeOpen(
            "laughs.docx", kind: "wordprocessingml.document", main: "word/document.xml",
            text: """
                <!DOCTYPE x [<!ENTITY e0 "ha">\(declared)<!ENTITY f SYSTEM "file:///etc/passwd">]>
                <document><body><p><r><t>safe &e30; &f;</t></r></p></body></document>
                """)
        #expect(
            try await paper.pages(of: "laughs.docx").map { $0.trimmingCharacters(in: .whitespaces) } == [
                "safe"
            ])
    }

    @Test("A part that unpacks to hundreds of megabytes is a bomb")
    func bomb() async throws {
        let paper = try DrawnPaper()
        try paper.makeDOCX("bomb.docx", body: p(String(repeating: " ", count: 200 << 20)))
        #expect(try await paper.refusal(of: "bomb.docx") == .decompressionBomb)
    }

    @Test("One in an archive with a password is encrypted")
    func encrypted() async throws {
        let paper = try DrawnPaper()
        try paper.makeZIP(
            "secret.docx",
            [.init("[Content_Types].xml", "<Types/>"), .init("word/document.xml", "<document/>")],
            password: "a")
        #expect(try await paper.refusal(of: "secret.docx") == .encrypted)
    }
}

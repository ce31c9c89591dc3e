import Documents
import Extraction
import Testing

@Suite("Slides, OpenDocument, books, web pages, RTF and XML", .timeLimit(.minutes(10)))
struct OtherOfficeTests {
    @Test("A slide is a page, in the order of the show, its notes behind its text")
    func slides() async throws {
        let paper = try DrawnPaper()
        func slide(_ text: String) -> String {
            """
            <sld><cSld><spTree><sp><nvSpPr><nvPr><ph type="title"/></nvPr></nvSpPr><txBody><p><r><t>\(text)</t></r></p></txBody></sp>
            <sp><nvSpPr><nvPr><ph type="sldNum"/></nvPr></nvSpPr><txBody><p><fld><t>9</t></fld></p></txBody></sp>
            <graphicFrame><tbl><tr><tc><txBody><p><r><t>a</t></r></p></txBody></tc><tc><txBody><p><r><t>b</t></r></p></txBody></tc></tr>
            </tbl></graphicFrame></spTree></cSld></sld>
            """
        }
        let notes = """
            <notes><cSld><spTree><sp><nvSpPr><nvPr><ph type="body"/></nvPr></nvSpPr><txBody><p><r><t>Say hello.</t></r></p></txBody>
            </sp></spTree></cSld></notes>
            """
        try paper.makeOfficeOpen(
            "show.pptx", kind: "presentationml.presentation", main: "ppt/presentation.xml",
            text: """
                <presentation xmlns:r="r"><sldIdLst><sldId id="256" r:id="rId2"/><sldId id="257" r:id="rId1"/></sldIdLst></presentation>
                """,
            others: [
                ("slide", .init("ppt/slides/slide1.xml", slide("Last"))),
                ("slide", .init("ppt/slides/slide2.xml", slide("First"))),
                (
                    "other",
                    .init(
                        "ppt/slides/_rels/slide2.xml.rels",
                        """
                        <Relationships><Relationship Id="rId1" Type="http://x/notesSlide" Target="../notesSlides/n.xml"/></Relationships>
                        """)
                ), ("other", .init("ppt/notesSlides/n.xml", notes)),
            ])
        let document = try await paper.read("show.pptx")
        await paper.pool.shutdown()
        #expect(document.mediaType == .pptx)
        #expect(document.pages.map(\.text) == ["First\n\na b\n\nSay hello.", "Last\n\na b"])
    }

    private func openDocument(_ kind: String, _ body: String) -> String {
        """
        <?xml version="1.0"?><office:document xmlns:office="o" xmlns:text="t" xmlns:table="b" xmlns:draw="d"
        office:mimetype="application/vnd.oasis.opendocument.\(kind)"><office:body>\(body)</office:body></office:document>
        """
    }

    @Test("An OpenDocument text is read packed and flat")
    func openText() async throws {
        let paper = try DrawnPaper()
        let flat = openDocument(
            "text",
            """
            <office:text><text:tracked-changes><text:p>gone</text:p></text:tracked-changes><text:h>Lease</text:h>
            <text:p>two<text:s text:c="2"/>spaces<text:line-break/>and
              a line<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>note</text:p></text:note-body></text:note></text:p>
            <text:p><text:soft-page-break/>next</text:p></office:text>
            """)
        let kind = "application/vnd.oasis.opendocument.text"
        try paper.makeZIP("lease.odt", [.init("mimetype", kind), .init("content.xml", flat)])
        try paper.write([UInt8](flat.utf8), to: "lease.fodt")
        for name in ["lease.odt", "lease.fodt"] {
            let document = try await paper.read(name)
            #expect(document.mediaType.name == kind)
            #expect(
                document.pages.map(\.text) == ["Lease\ntwo  spaces\nand a line\nnote", "next"], "\(name)")
        }
        await paper.pool.shutdown()
    }

    @Test(
        "An OpenDocument sheet shows its cells, repeated ones as often as they are, but not the million empty ones"
    )
    func openSheet() async throws {
        let paper = try DrawnPaper()
        let flat = openDocument(
            "spreadsheet",
            """
            <office:spreadsheet><table:table><table:table-row><table:table-cell table:number-columns-repeated="2"><text:p>x</text:p></table:table-cell>
            <table:table-cell table:number-columns-repeated="16000"/><table:table-cell><text:p>1,50 €</text:p></table:table-cell></table:table-row>
            <table:table-row table:number-rows-repeated="1048000"><table:table-cell/></table:table-row>
            <table:table-row><table:table-cell><text:p>end</text:p></table:table-cell></table:table-row></table:table></office:spreadsheet>
            """)
        try paper.write([UInt8](flat.utf8), to: "sheet.fods")
        #expect(try await paper.pages(of: "sheet.fods") == ["x x 1,50 €\n\nend"])
    }

    @Test("An OpenDocument file with a password is encrypted")
    func openEncrypted() async throws {
        let paper = try DrawnPaper()
        try paper.makeZIP(
            "secret.odt",
            [
                .init("mimetype", "application/vnd.oasis.opendocument.text"),
                .init(
                    "META-INF/manifest.xml",
                    "<manifest><file-entry full-path=\"content.xml\"><encryption-data/></file-entry></manifest>"
                ),
                .init("content.xml", "nonsense"),
            ])
        #expect(try await paper.refusal(of: "secret.odt") == .encrypted)
    }

    @Test("A book's chapters are read in its own order")
    func book() async throws {
        let paper = try DrawnPaper()
        try paper.makeZIP(
            "book.epub",
            [
                .init("mimetype", "application/epub+zip"),
                .init(
                    "META-INF/container.xml",
                    "<container><rootfiles><rootfile full-path=\"O/b.opf\"/></rootfiles></container>"),
                .init(
                    "O/b.opf",
                    """
                    <package><manifest><item id="a" href="z%20one.xhtml"/><item id="b" href="a.xhtml"/></manifest>
                    <spine><itemref idref="a"/><itemref idref="b"/></spine></package>
                    """), .init("O/a.xhtml", "<html><body><p>Second</p></body></html>"),
                .init("O/z one.xhtml", "<html><head><title>t</title></head><body><p>First</p></body></html>"),
            ])
        let document = try await paper.read("book.epub")
        await paper.pool.shutdown()
        #expect(document.mediaType == .epub)
        #expect(document.pages.map(\.text) == ["First", "Second"])
    }

    @Test("A web page is read as it is seen")
    func html() async throws {
        let paper = try DrawnPaper()
        try paper.write(
            [UInt8](
                """
                <!-- saved --><!DOCTYPE html><html><head><title>t</title><style>p{}</style></head><body><h1>Order <b>17</b></h1>
                <script>alert(1)</script><p>Gr&uuml;&szlig;e,<br>Jo</p><p style="display: none">unseen</p><ul><li>one<li>two</ul>
                <table><tr><th>Net</th><td>5</td></tr></table><pre>a
                  b</pre></body></html>
                """.utf8), to: "page")
        let document = try await paper.read("page")
        await paper.pool.shutdown()
        #expect(document.mediaType == .html)
        #expect(document.pages.map(\.text) == ["Order 17\n\nGrüße,\nJo\n\none\ntwo\n\nNet 5\n\na\n  b"])
    }

    @Test("A web page in an old encoding says which")
    func oldEncoding() async throws {
        let paper = try DrawnPaper()
        let head = [UInt8]("<html><head><meta charset=\"windows-1251\"></head><body>".utf8)
        try paper.write(head + [0xC4, 0xE0] + [UInt8]("</body></html>".utf8), to: "page.htm")
        #expect(try await paper.pages(of: "page.htm") == ["Да"])
    }

    @Test(
        "RTF is read with its encodings, its pages and its cells, without its fonts, pictures and instructions"
    )
    func richText() async throws {
        let paper = try DrawnPaper()
        try paper.write(
            [UInt8](
                #"""
                {\rtf1\ansi\ansicpg1252\uc1{\fonttbl{\f0\fcharset0 Arial;}{\f1\fcharset204 Arial;}}{\*\generator W;}
                {\pict\pngblip 89504e47}\f0 Gr\'fc\'dfe \u8364? 5\par{\f1 \'c4\'e0}\line
                {\field{\*\fldinst HYPERLINK "x"}{\fldrslt link}}\tab{\v hidden}\u-10179?\u-8704?\page a\cell b\cell\row}
                """#.utf8), to: "letter")
        let document = try await paper.read("letter")
        await paper.pool.shutdown()
        #expect(document.mediaType == .rtf)
        #expect(document.pages.map(\.text) == ["Grüße € 5\nДа\nlink 😀", "a b"])
    }

    @Test("RTF nested without end, and cut off in the middle, harms nobody")
    func hostileRichText() async throws {
        let paper = try DrawnPaper()
        try paper.write([UInt8](("{\\rtf1" + String(repeating: "{", count: 100_000)).utf8), to: "deep.rtf")
        try paper.write([UInt8]("{\\rtf1 text\\bin99999999 \\'".utf8), to: "cut.rtf")
        let error = await #expect(throws: Refusal.self) { try await paper.read("deep.rtf") }
        #expect(error?.code == .corruptDocument)
        #expect(try await paper.pages(of: "cut.rtf") == ["text"])
    }

    @Test("Of other XML each value has its element's name")
    func xml() async throws {
        let paper = try DrawnPaper()
        try paper.write(
            [UInt8](
                """
                <?xml version="1.0" encoding="UTF-16"?><order id="7"><buyer>Acme &amp; Co</buyer><note>very <b>good</b></note></order>
                """.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }), to: "order.xml")
        let document = try await paper.read("order.xml")
        await paper.pool.shutdown()
        #expect(document.mediaType == .xml)
        #expect(document.pages.map(\.text) == ["id: 7\nbuyer: Acme & Co\nvery good"])
    }

    @Test("An archive that is no document is an archive, whatever its name says")
    func archive() async throws {
        let paper = try DrawnPaper()
        try paper.makeZIP("letter.docx", [.init("letter.txt", "text")])
        let (document, children) = try await paper.readWhole("letter.docx")
        await paper.pool.shutdown()
        #expect(document.mediaType == .zip && children.map(\.path) == ["letter.txt"])
    }
}

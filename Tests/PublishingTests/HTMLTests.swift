import Foundation
import FoundationXML
import Publishing
import PublishingTestSupport
import Testing

@Suite struct HTMLTests {
    private func page(_ report: Report) throws -> Page {
        let file = try #require(HTMLWriter().files(of: report, named: "r").first)
        return try Page(file.bytes)
    }

    @Test(arguments: ReportWriterContract.reports)
    func `the page is well formed, and nothing in it runs or loads`(
        _ report: Report
    ) throws {
        let page = try page(report)
        #expect(
            page.elements.isDisjoint(with: [
                "script", "link", "img", "iframe", "object", "embed", "form", "base", "image", "use",
            ]))
        #expect(page.attributes.keys.allSatisfy { !$0.hasPrefix("on") && $0 != "src" && $0 != "style" })
        #expect(page.attributes["href", default: []].allSatisfy { $0.hasPrefix("#s") })
        #expect(page.attributes["id", default: []].count == Set(page.attributes["id", default: []]).count)
        #expect(page.attributes["content", default: []].contains { $0.hasPrefix("default-src 'none'") })
        let css = page.text(of: "style")
        #expect(!css.contains("url(") && !css.contains("@import"))
    }

    @Test func `hostile text is shown as text`() throws {
        let page = try page(SampleReport.hostile)
        #expect(page.text(of: "h1") == "<script>alert(1)</script>")
        #expect(page.all.contains("</table></section><h1>Owned</h1>"))
        #expect(page.elements.contains("h1") && page.count(of: "h1") == 1)
    }

    @Test func `every row of a table is there once`() throws {
        let page = try page(SampleReport.report(.table(SampleReport.longTable(rows: 300))))
        for row in 1...300 { #expect(page.all.components(separatedBy: "row-\(row)-name").count == 2) }
        #expect(page.count(of: "tr") == 302)
        #expect(page.attributes["scope", default: []].filter { $0 == "col" }.count == 6)
        #expect(page.attributes["scope", default: []].filter { $0 == "row" }.count == 301)
        #expect(page.text(of: "caption") == "Slowest documents")
    }

    @Test func `every chart can be read without seeing it`() throws {
        let page = try page(SampleReport.rich)
        let charts = SampleReport.rich.sections.flatMap(\.blocks).filter {
            if case .chart = $0 { true } else { false }
        }
        #expect(page.attributes["role", default: []].filter { $0 == "img" }.count == charts.count)
        #expect(page.text(of: "desc").contains("Invoices: "))
    }

    @Test func `a tone is said in words too`() throws {
        let page = try page(
            SampleReport.report(.sentences([Sentence("It broke.", .bad), Sentence("It works.", .good)])))
        #expect(page.all.contains("Bad: ") && page.all.contains("Good: "))
    }

    @Test func `an empty report says that there is nothing`() throws {
        let all = try page(SampleReport.empty).all
        #expect(all.contains("No document failed.") && all.contains("Nothing in this period."))
        #expect(!all.contains("All\n"))
    }
}

/// The page as a strict parser of XML sees it; what is malformed throws.
private final class Page: NSObject, XMLParserDelegate {
    private(set) var elements: Set<String> = []
    private(set) var attributes: [String: [String]] = [:]
    private(set) var all = ""
    private var texts: [String: String] = [:]
    private var counts: [String: Int] = [:]
    private var open: [String] = []

    init(_ bytes: Data) throws {
        super.init()
        let parser = XMLParser(data: bytes)
        parser.delegate = self
        guard parser.parse() else { throw parser.parserError ?? CocoaError(.fileReadCorruptFile) }
    }

    func text(of element: String) -> String { texts[element, default: ""] }

    func count(of element: String) -> Int { counts[element, default: 0] }

    func parser(
        _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
        attributes found: [String: String]
    ) {
        elements.insert(name)
        counts[name, default: 0] += 1
        open.append(name)
        for (key, value) in found { attributes[key, default: []].append(value) }
    }

    func parser(
        _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
    ) {
        open.removeLast()
        all += "\n"
    }

    func parser(_ parser: XMLParser, foundCharacters text: String) {
        all += text
        if let name = open.last { texts[name, default: ""] += text }
    }
}

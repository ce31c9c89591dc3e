import Foundation
import FoundationXML
import Publishing
import Workbooks

/// A workbook read back without the library that wrote it: `unzip` and an XML parser.
struct ReadWorkbook {
    struct Cell: Equatable {
        /// `n` number, `s` and `inlineStr` text, `b` truth; as ECMA-376 has it.
        var type: String
        var text: String
        var numberFormat: String
        var isBold: Bool
        var hasFormula: Bool

        var number: Double? { type == "n" ? Double(text) : nil }
        var string: String? { type == "s" || type == "inlineStr" ? text : nil }
    }

    struct Sheet {
        var name: String
        var cells: [String: Cell] = [:]
        var frozenRows = 0
        var filter: String?
        var widths: [Double] = []
        var rowCount = 0
    }

    var sheets: [Sheet] = []
    /// Each chart's XML.
    var charts: [String] = []
    /// Every file in it.
    var parts: [String: Data] = [:]

    init(_ report: Report, _ writer: WorkbookWriter = WorkbookWriter()) throws {
        try self.init(try writer.files(of: report, named: "x")[0].bytes)
    }

    init(_ bytes: Data) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: "book.xlsx")
        try bytes.write(to: file)
        let unzip = try Process.run(
            URL(filePath: "/usr/bin/unzip"), arguments: ["-q", file.path, "-d", folder.path])
        unzip.waitUntilExit()
        guard unzip.terminationStatus == 0 else { throw Unreadable(part: "the archive") }
        try FileManager.default.removeItem(at: file)
        for path in try FileManager.default.subpathsOfDirectory(atPath: folder.path) {
            if let data = FileManager.default.contents(atPath: folder.appending(path: path).path) {
                parts[path] = data
            }
        }
        let strings =
            try parts["xl/sharedStrings.xml"].map { try Elements.of($0, named: ["si"]).map(\.text) } ?? []
        let styles = try Styles(part("xl/styles.xml"))
        for (index, sheet) in try Elements.of(part("xl/workbook.xml"), named: ["sheet"]).enumerated() {
            sheets.append(
                try Self.sheet(
                    part("xl/worksheets/sheet\(index + 1).xml"), sheet.attributes["name"] ?? "", strings,
                    styles))
        }
        charts = parts.filter { $0.key.hasPrefix("xl/charts/chart") }.sorted { $0.key < $1.key }.map {
            String(decoding: $0.value, as: UTF8.self)
        }
    }

    subscript(name: String) -> Sheet? { sheets.first { $0.name == name } }

    private func part(_ path: String) throws -> Data {
        guard let data = parts[path] else { throw Unreadable(part: path) }
        return data
    }

    struct Unreadable: Error {
        let part: String
    }

    private static func sheet(_ data: Data, _ name: String, _ strings: [String], _ styles: Styles) throws
        -> Sheet
    {
        var sheet = Sheet(name: name)
        for element in try Elements.of(data, named: ["row", "c", "v", "t", "f", "pane", "autoFilter", "col"])
        {
            switch element.name {
            case "row": sheet.rowCount += 1
            case "pane": sheet.frozenRows = Int(element.attributes["ySplit"] ?? "") ?? 0
            case "autoFilter": sheet.filter = element.attributes["ref"]
            case "col": sheet.widths.append(Double(element.attributes["width"] ?? "") ?? 0)
            case "c":
                let style = styles[Int(element.attributes["s"] ?? "0") ?? 0]
                sheet.cells[element.attributes["r"] ?? "?"] = Cell(
                    type: element.attributes["t"] ?? "n", text: "", numberFormat: style.format,
                    isBold: style.isBold, hasFormula: false)
            case "f": sheet.cells[element.cell ?? "?"]?.hasFormula = true
            case "v", "t":
                guard let address = element.cell, let type = sheet.cells[address]?.type else { continue }
                let shared = type == "s" ? Int(element.text).map { strings[$0] } : nil
                sheet.cells[address]?.text += unescaped(shared ?? element.text)
            default: continue
            }
        }
        return sheet
    }

    /// `_x0007_` is a character that XML can't hold (ECMA-376 part 1, 22.9.2.19).
    private static func unescaped(_ text: String) -> String {
        text.replacing(/_x([0-9A-Fa-f]{4})_/) { match in
            UInt32(match.1, radix: 16).flatMap(Unicode.Scalar.init).map { String($0) } ?? "?"
        }
    }
}

/// The formats that cells point to by number.
struct Styles {
    private var formats: [(format: String, isBold: Bool)] = []

    init(_ data: Data) throws {
        var codes = [0: "General", 3: "#,##0", 4: "#,##0.00", 49: "@"]
        var bold: [Bool] = []
        for element in try Elements.of(data, named: ["numFmt", "font", "b", "xf"]) {
            let number = { Int(element.attributes[$0] ?? "") ?? 0 }
            switch element.name {
            case "numFmt": codes[number("numFmtId")] = element.attributes["formatCode"]
            case "font": bold.append(false)
            case "b": bold[bold.count - 1] = true
            // Those of styles come first, and there is one.
            default: formats.append((codes[number("numFmtId")] ?? "?", bold[number("fontId")]))
            }
        }
        formats.removeFirst()
    }

    subscript(index: Int) -> (format: String, isBold: Bool) { formats[index] }
}

/// The elements of some names in the order in which they begin, with their text.
final class Elements: NSObject, XMLParserDelegate {
    struct Element {
        var name: String
        var attributes: [String: String]
        var text = ""
        /// The address of the cell that it is in.
        var cell: String?
    }

    private let names: Set<String>
    private var found: [Element] = []
    private var open: [Int?] = []
    private var cell: String?

    private init(_ names: Set<String>) {
        self.names = names
    }

    static func of(_ data: Data, named names: Set<String>) throws -> [Element] {
        let elements = Elements(names)
        let parser = XMLParser(data: data)
        parser.delegate = elements
        guard parser.parse() else { throw parser.parserError ?? ReadWorkbook.Unreadable(part: "XML") }
        return elements.found
    }

    func parser(
        _: XMLParser, didStartElement name: String, namespaceURI _: String?, qualifiedName _: String?,
        attributes: [String: String]
    ) {
        if name == "c" { cell = attributes["r"] }
        open.append(names.contains(name) ? found.count : nil)
        if names.contains(name) { found.append(Element(name: name, attributes: attributes, cell: cell)) }
    }

    func parser(_: XMLParser, didEndElement _: String, namespaceURI _: String?, qualifiedName _: String?) {
        open.removeLast()
    }

    func parser(_: XMLParser, foundCharacters text: String) {
        for case let index? in open { found[index].text += text }
    }
}

import Documents

/// The text of a SpreadsheetML workbook (ECMA-376 part 1, §18): a page for each sheet, a row for each row, values as they
/// are shown.
struct Workbook {
    private let package: OfficePackage
    private let strings: [String]
    private let formats: CellFormats
    private let countsFrom1904: Bool
    /// The names of those who wrote remarks, by id.
    private let people: [String: String]

    static func text(at path: String) throws -> String {
        let file = try OfficeOpenFile(path, usually: "xl/workbook.xml") { !$0.contains("pivotCache") }
        let (package, related, root) = (file.package, file.related, try file.document.root)
        let workbook = Workbook(
            package: package,
            strings: try related.parts("sharedStrings").first.map { try strings(in: $0, of: package) } ?? [],
            formats: try CellFormats(styles: related.parts("styles").first.flatMap(package.document)),
            countsFrom1904: ["1", "true"].contains(
                root.first("workbookPr")?.attribute("date1904") ?? ""),
            people: try people(in: related.parts("person"), of: package))
        var flow = TextFlow()
        for sheet in root.first("sheets")?.elements("sheet") ?? [] {
            guard let part = related[sheet.attribute("id")] else { continue }
            try flow.writeLine(sheet.attribute("name") ?? "")
            try workbook.write(part, to: &flow)
            flow.endPage()
        }
        return flow.text
    }

    private static func strings(in part: String, of package: OfficePackage) throws -> [String] {
        var strings: [String] = []
        guard let bytes = package[part] else { return [] }
        try MarkupStream.forEach("si", in: bytes, named: part) { strings.append(richText(of: $0)) }
        return strings
    }

    private static func people(in parts: [String], of package: OfficePackage) throws -> [String: String] {
        var names: [String: String] = [:]
        for part in parts {
            for person in try package.document(part)?.root.elements("person") ?? [] {
                if let id = person.attribute("id") { names[id] = person.attribute("displayName") }
            }
        }
        return names
    }

    /// Without the readings of Japanese words, which are in it a second time.
    private static func richText(of node: MarkupNode) -> String {
        node.elements.map { child in
            switch child.name {
            case "t": child.text
            case "r": child.elements("t").map(\.text).joined()
            default: ""
            }
        }.joined()
    }

    private func write(_ part: String, to flow: inout TextFlow) throws {
        guard let bytes = package[part] else { return }
        var sheet = SheetText()
        try MarkupStream.forEach("row", in: bytes, named: part) { row in
            sheet.beginRow(row.number("r"))
            for cell in row.elements("c") {
                let value = value(of: cell)
                try sheet.add(value, column: CellReference.column(of: cell.attribute("r")))
            }
        }
        try sheet.write(to: &flow)
        let related = try Relationships(of: part, in: package)
        try GraphicParts.write(related, of: package, to: &flow)
        try writeComments(related, to: &flow)
    }

    /// Notes on cells, each with who wrote it.
    private func writeComments(_ related: Relationships, to flow: inout TextFlow) throws {
        for part in related.parts("comments") {
            guard let root = try package.document(part)?.root else { continue }
            let authors = root.first("authors")?.elements("author").map(\.text.trimmed) ?? []
            for comment in root.descendants("comment") {
                let text = comment.descendants("t").map(\.text).joined().trimmed
                // What Excel leaves for older versions where a conversation is.
                guard !text.hasPrefix("[Threaded comment]") else { continue }
                let author = comment.number("authorId")
                try flow.writeRemark(
                    text, by: author.flatMap { authors.indices.contains($0) ? authors[$0] : nil })
            }
        }
        for part in related.parts("threadedComment") {
            for comment in try package.document(part)?.root.elements("threadedComment") ?? [] {
                try flow.writeRemark(
                    comment.first("text")?.text.trimmed ?? "",
                    by: comment.attribute("personId").flatMap { people[$0] })
            }
        }
    }

    private func value(of cell: MarkupNode) -> String {
        let stored = cell.first("v")?.text ?? ""
        switch cell.attribute("t") {
        case "s": return Int(stored).flatMap { strings.indices.contains($0) ? strings[$0] : nil } ?? ""
        case "inlineStr": return cell.first("is").map(Self.richText) ?? ""
        case "b": return stored == "1" ? "TRUE" : "FALSE"
        case "str", "e", "d": return stored
        default:
            guard let number = Double(stored) else { return stored }
            let style = cell.number("s") ?? 0
            return formats[style].write(number, countingFrom1904: countsFrom1904)
        }
    }
}

import Documents

/// The text of an OpenDocument file (OASIS OpenDocument 1.3 part 3), packed or flat: texts as far as they say where pages
/// end, a page for each sheet and slide.
struct OpenDocument {
    /// Beyond what anybody repeats on purpose.
    private static let mostRepeated = 1000

    private let styles: OpenDocumentLists
    /// Where charts and formulas are, which are documents of their own; nil inside of one.
    private let objects: OfficePackage?
    private var flow = TextFlow()
    /// The lists around, the outermost first.
    private var lists: [(style: String?, number: Int)] = []
    /// Where each style's outermost list ended, for those that go on.
    private var ended: [String: Int] = [:]
    /// The number of the item, until its text begins.
    private var label: String?

    private init(_ styles: OpenDocumentLists, objects: OfficePackage? = nil) {
        self.styles = styles
        self.objects = objects
    }

    static func text(at path: String) throws -> String {
        let package = try OfficePackage(path) { name in
            ["styles.xml", "META-INF/manifest.xml"].contains(name) || name.hasSuffix("content.xml")
        }
        if let manifest = try package.document("META-INF/manifest.xml"),
            try !manifest.root.descendants("encryption-data").isEmpty
        {
            throw Refusal(.encrypted, "It is protected by a password.")
        }
        let styles = try package.document("styles.xml")
        return try text(of: try package.required("content.xml").root, styles: styles?.root, objects: package)
    }

    /// - Parameter file: flat OpenDocument, all in one XML file.
    static func text(ofFlat file: [UInt8]) throws -> String {
        let document = try MarkupDocument(xml: file, named: "The file")
        return try text(of: try document.root, styles: try document.root)
    }

    private static func text(
        of content: MarkupNode, styles: MarkupNode?, objects: OfficePackage? = nil
    ) throws -> String {
        var reader = OpenDocument(
            OpenDocumentLists([content] + (styles.map { [$0] } ?? [])), objects: objects)
        let pages = styles?.first("master-styles")?.elements("master-page") ?? []
        guard let body = content.first("body")?.elements.first else {
            throw Refusal(.corruptDocument, "It has no body.")
        }
        let isText = body.name == "text"
        if isText { try reader.margins("header", of: pages) }
        try reader.blocks(of: body)
        if isText {
            reader.flow.endParagraph()
            try reader.margins("footer", of: pages)
        }
        return reader.flow.text
    }

    /// Headers or footers, each once.
    private mutating func margins(_ name: String, of pages: [MarkupNode]) throws {
        let margins = pages.flatMap(\.elements).filter {
            $0.name.hasPrefix(name) && $0.attribute("display") != "false"
        }
        for margin in margins { try flow.writeOnce(try text(within: margin)) }
    }

    private mutating func blocks(of node: MarkupNode) throws {
        for child in node.elements {
            switch child.name {
            case "p", "h": try paragraph(child)
            case "table":
                if node.name == "spreadsheet" {
                    try sheet(child)
                    flow.endPage()
                } else {
                    try table(child)
                }
            case "list": try list(child)
            case "object": try object(child)
            case "page":
                try blocks(of: child)
                flow.endPage()
            case "soft-page-break": if !flow.pageIsEmpty { flow.endPage() }
            // What was deleted, and what only describes the document.
            case "tracked-changes", "forms", "sequence-decls", "variable-decls", "user-field-decls",
                "settings", "title",
                "desc", "image", "object-ole", "plugin":
                break
            default: try blocks(of: child)
            }
        }
    }

    /// A chart's title and the table that it is drawn from.
    private mutating func object(_ node: MarkupNode) throws {
        guard let place = node.attribute("href")?.trimmingPrefix("./"),
            let document = try objects?.document("\(place)/content.xml"),
            let body = try document.root.first("body")
        else { return }
        flow.endParagraph()
        try flow.writeLines(of: try text(within: body))
    }

    /// What stands apart from the text around: a header, a cell, a chart.
    private func text(within node: MarkupNode) throws -> String {
        var inner = OpenDocument(styles)
        try inner.blocks(of: node)
        return inner.flow.text
    }

    private mutating func list(_ node: MarkupNode) throws {
        let style = node.attribute("style-name") ?? lists.last?.style
        let isOutermost = lists.isEmpty
        let goesOn = isOutermost && node.attribute("continue-numbering") == "true"
        lists.append((style, goesOn ? style.flatMap { ended[$0] } ?? 0 : 0))
        for item in node.elements {
            if item.name == "list-item" {
                lists[lists.count - 1].number += 1
                label = styles.label(style, of: lists.map(\.number))
            }
            try blocks(of: item)
            label = nil
        }
        if isOutermost, let style { ended[style] = lists[0].number }
        lists.removeLast()
    }

    private mutating func write(_ text: String) throws {
        if let label, text.contains(where: { !$0.isWhitespace }) {
            try flow.write(label + " ")
            self.label = nil
        }
        try flow.write(text)
    }

    private mutating func paragraph(_ node: MarkupNode) throws {
        flow.endLine()
        var boxes: [MarkupNode] = []
        try inline(node, boxes: &boxes)
        flow.endLine()
        for box in boxes { try blocks(of: box) }
    }

    /// - Parameter boxes: what hangs on the paragraph and stands beside or below it: frames, notes, remarks.
    private mutating func inline(_ node: MarkupNode, boxes: inout [MarkupNode]) throws {
        for child in node.children {
            if let text = child.ownText {
                // White space counts as one space; more of it has elements of its own (part 3, §6.1.2).
                try write(Self.collapsed(text))
                continue
            }
            switch child.name {
            case "s": try write(String(repeating: " ", count: Self.repeats(child.number("c"))))
            case "tab": try write("\t")
            case "line-break": flow.endLine()
            case "soft-page-break": if !flow.pageIsEmpty { flow.endPage() }
            case "note": boxes += child.elements("note-body")
            case "annotation", "frame", "custom-shape", "text-box", "g": boxes.append(child)
            case "creator", "date", "note-citation": break
            default: try inline(child, boxes: &boxes)
            }
        }
    }

    private static func collapsed(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            let isSpace = scalar == " " || scalar == "\n" || scalar == "\t" || scalar == "\r"
            if isSpace, result.last == " " { continue }
            result.unicodeScalars.append(isSpace ? " " : scalar)
        }
        return result
    }

    private static func repeats(_ count: Int?) -> Int { min(max(count ?? 1, 1), mostRepeated) }

    private static func rows(of table: MarkupNode) -> [MarkupNode] {
        table.elements.flatMap { child -> [MarkupNode] in
            switch child.name {
            case "table-row": [child]
            case "table-header-rows", "table-row-group", "table-rows": rows(of: child)
            default: []
            }
        }
    }

    private mutating func table(_ table: MarkupNode) throws {
        for row in Self.rows(of: table) {
            try flow.writeRow(try Self.cells(of: row).map { try text(within: $0) })
        }
    }

    private static func cells(of row: MarkupNode) -> [MarkupNode] {
        row.elements.filter { $0.name == "table-cell" || $0.name == "covered-table-cell" }
    }

    /// What a cell shows is its text, whatever its value.
    private mutating func sheet(_ table: MarkupNode) throws {
        var sheet = SheetText()
        var number = 1
        for row in Self.rows(of: table) {
            let repeated = row.number("number-rows-repeated") ?? 1
            let cells = try Self.cells(of: row).map { cell in
                (text: try text(within: cell), width: cell.number("number-columns-repeated") ?? 1)
            }
            let isEmpty = cells.allSatisfy(\.text.isEmpty)
            for copy in 0..<(isEmpty ? 0 : Self.repeats(repeated)) {
                sheet.beginRow(number + copy)
                var column = 0
                for (text, width) in cells {
                    for place in 0..<(text.isEmpty ? 0 : Self.repeats(width)) {
                        try sheet.add(text, column: column + place)
                    }
                    column = min(column + max(width, 1), 1 << 20)
                }
            }
            number = min(number + max(repeated, 1), 1 << 30)
        }
        try sheet.write(to: &flow)
    }
}

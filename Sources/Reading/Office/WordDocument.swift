import Documents

/// The text of a WordprocessingML document (ECMA-376 part 1, §17), page by page as far as it says where pages end.
struct WordDocument {
    private let numbering: WordNumbering
    private var counters = WordNumbering.Counters()
    private var flow = TextFlow()
    /// The number of the paragraph, or who wrote the remark, until its text begins: before that, a page may end.
    private var label: String?

    static func text(at path: String) throws -> String {
        let file = try OfficeOpenFile(path, usually: "word/document.xml")
        let (package, related, root) = (file.package, file.related, try file.document.root)
        var reader = WordDocument(
            numbering: try WordNumbering(
                numbering: related.parts("numbering").first.flatMap(package.document),
                styles: related.parts("styles").first.flatMap(package.document)))
        for part in related.parts("header") { try reader.add(part, of: package) }
        try reader.blocks(of: root.first("body") ?? root)
        try GraphicParts.write(related, of: package, to: &reader.flow)
        reader.flow.endParagraph()
        for type in ["footnotes", "endnotes", "comments", "footer"] {
            for part in related.parts(type) { try reader.add(part, of: package) }
        }
        return reader.flow.text
    }

    private init(numbering: WordNumbering) {
        self.numbering = numbering
    }

    /// A header, a footer, notes. Word keeps one of each for the first, for even and for odd pages; most say the same.
    private mutating func add(_ part: String, of package: OfficePackage) throws {
        guard let document = try package.document(part) else { return }
        var reader = WordDocument(numbering: numbering)
        // Notes that only draw the line between text and notes have a type.
        let notes = try document.root.elements.filter {
            ["footnote", "endnote", "comment"].contains($0.name)
        }
        for note in notes where note.attribute("type") == nil {
            reader.label = note.attribute("author").map { "\($0):" }
            try reader.blocks(of: note)
        }
        if notes.isEmpty { try reader.blocks(of: try document.root) }
        try flow.writeOnce(reader.flow.text)
    }

    private mutating func blocks(of node: MarkupNode) throws {
        for child in node.elements {
            switch child.name {
            case "p": try paragraph(child)
            case "tbl": try table(child)
            case "sdt": try child.first("sdtContent").map { try blocks(of: $0) }
            case "AlternateContent": try Self.choice(of: child).map { try blocks(of: $0) }
            case "ins", "moveTo", "customXml", "smartTag": try blocks(of: child)
            default: break
            }
        }
    }

    private mutating func paragraph(_ node: MarkupNode) throws {
        flow.endLine()
        var boxes: [MarkupNode] = []
        label = numbering.label(of: node, counting: &counters) ?? label
        try inline(node, boxes: &boxes)
        label = nil
        flow.endLine()
        for box in boxes { try blocks(of: box) }
    }

    private mutating func write(_ text: String) throws {
        guard !text.isEmpty else { return }
        if let label { try flow.write(label + " ") }
        label = nil
        try flow.write(text)
    }

    /// - Parameter boxes: text boxes that hang on the paragraph, which stand beside it.
    private mutating func inline(_ node: MarkupNode, boxes: inout [MarkupNode]) throws {
        for child in node.elements {
            switch child.name {
            case "t": try write(child.text)
            case "r":
                // What is hidden is on no page.
                if child.first("rPr", "vanish") == nil { try inline(child, boxes: &boxes) }
            case "hyperlink", "ins", "moveTo", "smartTag", "customXml", "fldSimple", "sdtContent", "dir",
                "bdo",
                "rubyBase", "ruby":
                try inline(child, boxes: &boxes)
            case "sdt": try child.first("sdtContent").map { try inline($0, boxes: &boxes) }
            case "AlternateContent": try Self.choice(of: child).map { try inline($0, boxes: &boxes) }
            case "oMath", "oMathPara": try write(child.descendants("t").map(\.text).joined())
            case "drawing", "pict", "object": boxes += child.descendants("txbxContent")
            case "lastRenderedPageBreak": if !flow.pageIsEmpty { flow.endPage() }
            case "br" where child.attribute("type") == "page": flow.endPage()
            case "br", "cr": flow.endLine()
            case "tab", "ptab": try write("\t")
            case "noBreakHyphen": try write("-")
            case "sym": try write(Self.symbol(child.attribute("char")))
            default: break
            }
        }
    }

    private mutating func table(_ node: MarkupNode) throws {
        for row in Self.unwrapped(node, to: "tr") {
            var cells: [String] = []
            for cell in Self.unwrapped(row, to: "tc") {
                var inner = WordDocument(numbering: numbering)
                swap(&inner.counters, &counters)
                try inner.blocks(of: cell)
                swap(&inner.counters, &counters)
                cells.append(inner.flow.text)
            }
            try flow.writeRow(cells)
        }
    }

    /// Rows and cells may lie in content controls.
    private static func unwrapped(_ node: MarkupNode, to name: String) -> [MarkupNode] {
        node.elements.flatMap { child -> [MarkupNode] in
            if child.name == name { return [child] }
            let wrappers = ["sdt", "sdtContent", "customXml", "ins"]
            return wrappers.contains(child.name) ? unwrapped(child, to: name) : []
        }
    }

    /// One content in several forms: the first is for programs that know the most.
    private static func choice(of node: MarkupNode) -> MarkupNode? {
        node.first("Choice") ?? node.first("Fallback")
    }

    /// Boxes and ticks of the symbol fonts, which forms are made of.
    private static func symbol(_ code: String?) -> String {
        switch code?.uppercased() {
        case "F0FE", "F0FD", "F052", "F053", "F054": "☒"
        case "F0A8", "F06F", "F071", "F0A3": "☐"
        case "F0FC": "✓"
        case "F0B7", "F0A7": "•"
        default: ""
        }
    }
}

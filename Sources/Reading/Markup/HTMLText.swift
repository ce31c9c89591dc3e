import Documents

/// The text of an HTML document as a browser without styles would show it.
struct HTMLText {
    private var flow = TextFlow()
    /// A space is due before the next word.
    private var needsSpace = false

    static func text(of root: MarkupNode) throws -> String {
        var reader = HTMLText()
        try reader.read(root)
        return reader.flow.text
    }

    private static let unseen: Set = [
        "head", "script", "style", "template", "noscript", "object", "svg", "canvas", "audio", "video",
        "datalist", "iframe",
    ]
    private static let blocks: Set = [
        "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog",
        "dir", "div",
        "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "header", "hgroup", "hr", "html",
        "legend", "li",
        "main", "menu", "nav", "ol", "option", "section", "summary", "tbody", "tfoot", "thead", "ul",
    ]
    private static let paragraphs: Set = ["p", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "table"]

    private mutating func read(_ node: MarkupNode, isPreformatted: Bool = false) throws {
        for child in node.children {
            if let text = child.ownText {
                try isPreformatted ? writePreformatted(text) : write(text)
                continue
            }
            let name = child.name.lowercased()
            guard !Self.unseen.contains(name), !Self.isHidden(child) else { continue }
            switch name {
            case "br": endLine()
            case "tr": try row(child)
            case "ol": try list(child)
            case "img", "area", "input": try write(child.attribute(name == "input" ? "value" : "alt") ?? "")
            case _ where Self.paragraphs.contains(name):
                endParagraph()
                try read(child, isPreformatted: isPreformatted || name == "pre")
                endParagraph()
            case _ where Self.blocks.contains(name):
                endLine()
                try read(child, isPreformatted: isPreformatted)
                endLine()
            default: try read(child, isPreformatted: isPreformatted)
            }
        }
    }

    private mutating func list(_ list: MarkupNode) throws {
        var number = list.number("start") ?? 1
        let format = ["a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"][
            list.attribute("type") ?? "1"]
        for item in list.elements where !Self.isHidden(item) {
            endLine()
            if item.name.lowercased() == "li" {
                number = item.number("value") ?? number
                try flow.write(NumeralFormat.write(number, as: format ?? "decimal") + ".")
                needsSpace = true
                number &+= 1
            }
            try read(item)
        }
        endLine()
    }

    private static func isHidden(_ node: MarkupNode) -> Bool {
        let style = node.attribute("style")?.lowercased().filter { !$0.isWhitespace } ?? ""
        return node.attribute("hidden") != nil || style.contains("display:none")
    }

    private mutating func row(_ row: MarkupNode) throws {
        endLine()
        let cells = row.elements.filter { ["td", "th"].contains($0.name.lowercased()) }
        try flow.writeRow(try cells.map(Self.text))
    }

    /// White space is one space, and none at a line's ends.
    private mutating func write(_ text: String) throws {
        if text.first?.isWhitespace == true { needsSpace = true }
        let words = text.split(whereSeparator: \.isWhitespace)
        guard !words.isEmpty else { return }
        try flow.write((needsSpace && !flow.isAtLineStart ? " " : "") + words.joined(separator: " "))
        needsSpace = text.last?.isWhitespace == true
    }

    private mutating func writePreformatted(_ text: String) throws {
        needsSpace = false
        let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        for (index, line) in lines.enumerated() {
            if index > 0 { flow.endLine() }
            try flow.write(line)
        }
    }

    private mutating func endLine() {
        flow.endLine()
        needsSpace = false
    }

    private mutating func endParagraph() {
        flow.endParagraph()
        needsSpace = false
    }
}

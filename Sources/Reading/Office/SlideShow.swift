import Documents

/// The text of a PresentationML document (ECMA-376 part 1, §19): a page for each slide, its notes behind its text.
struct SlideShow {
    private let package: OfficePackage
    /// Of remarks, by id.
    private let authors: [String: String]
    private var flow = TextFlow()

    static func text(at path: String) throws -> String {
        let file = try OfficeOpenFile(path, usually: "ppt/presentation.xml")
        let (package, related) = (file.package, file.related)
        var authors: [String: String] = [:]
        for author in try related.parts("commentAuthors").first.flatMap(package.document)?.root.elements(
            "cmAuthor") ?? []
        {
            if let id = author.attribute("id") { authors[id] = author.attribute("name") }
        }
        var show = SlideShow(package: package, authors: authors)
        for slide in try file.document.root.first("sldIdLst")?.elements("sldId") ?? [] {
            // `id` is the slide's number, `r:id` its part; the latter names a relationship.
            let ids = slide.attributes.filter { $0.name == "id" }.map(\.value)
            guard let part = ids.lazy.compactMap({ related[$0] }).first else { continue }
            try show.add(part)
        }
        return show.flow.text
    }

    private init(package: OfficePackage, authors: [String: String]) {
        self.package = package
        self.authors = authors
    }

    private mutating func add(_ part: String) throws {
        guard let slide = try package.document(part) else { return }
        let related = try Relationships(of: part, in: package)
        try slide.root.first("cSld", "spTree").map { try shapes(of: $0) }
        try GraphicParts.write(related, of: package, to: &flow)
        for part in related.parts("notesSlide") {
            guard let notes = try package.document(part) else { continue }
            flow.endParagraph()
            // The pictures of the slide, its number and date stand there too.
            for shape in try notes.root.descendants("sp") where Self.placeholder(of: shape) == "body" {
                try shape.first("txBody").map { try paragraphs(of: $0) }
            }
        }
        for part in related.parts("comments") {
            for comment in try package.document(part)?.root.elements("cm") ?? [] {
                try flow.writeRemark(
                    comment.first("text")?.text.trimmed ?? "",
                    by: comment.attribute("authorId").flatMap { authors[$0] })
            }
        }
        flow.endPage()
    }

    private mutating func shapes(of tree: MarkupNode) throws {
        for shape in tree.elements {
            switch shape.name {
            case "sp", "cxnSp":
                guard !["sldNum", "dt"].contains(Self.placeholder(of: shape)) else { continue }
                try shape.first("txBody").map { try paragraphs(of: $0) }
            case "grpSp": try shapes(of: shape)
            case "AlternateContent":
                try (shape.first("Choice") ?? shape.first("Fallback")).map { try shapes(of: $0) }
            case "graphicFrame":
                for table in shape.descendants("tbl") { try self.table(table) }
            default: break
            }
        }
    }

    private static func placeholder(of shape: MarkupNode) -> String? {
        shape.first("nvSpPr", "nvPr", "ph").map { $0.attribute("type") ?? "body" }
    }

    private mutating func paragraphs(of body: MarkupNode) throws {
        for paragraph in body.elements("p") {
            flow.endLine()
            try flow.write(Self.text(of: paragraph))
            flow.endLine()
        }
        flow.endParagraph()
    }

    private static func text(of paragraph: MarkupNode) -> String {
        paragraph.elements.map { run in
            switch run.name {
            case "r", "fld": run.elements("t").map(\.text).joined()
            case "br": "\n"
            case "tab": "\t"
            // Formulas, in the form for programs that know them.
            case "AlternateContent": run.first("Choice")?.descendants("t").map(\.text).joined() ?? ""
            default: ""
            }
        }.joined()
    }

    private mutating func table(_ table: MarkupNode) throws {
        flow.endParagraph()
        for row in table.elements("tr") {
            let cells = row.elements("tc").map { cell in
                (cell.first("txBody")?.elements("p") ?? []).map(Self.text).joined(separator: "\n")
            }
            try flow.writeRow(cells)
        }
        flow.endParagraph()
    }
}

import Documents

/// How the cells of a workbook show their numbers (ECMA-376 part 1, §18.8).
struct CellFormats {
    private var formats: [CellFormat] = []

    init(styles: MarkupDocument?) throws {
        guard let root = try styles?.root else { return }
        var own: [Int: CellFormat] = [:]
        for format in root.first("numFmts")?.elements("numFmt") ?? [] {
            guard let id = format.number("numFmtId"),
                let code = format.attribute("formatCode")
            else { continue }
            own[id] = CellFormat(code)
        }
        formats = (root.first("cellXfs")?.elements("xf") ?? []).map { style in
            let id = style.number("numFmtId") ?? 0
            return own[id] ?? Self.builtIn[id] ?? .general
        }
    }

    /// General for a style that isn't there.
    subscript(style: Int) -> CellFormat {
        formats.indices.contains(style) ? formats[style] : .general
    }

    /// §18.8.30: the ids that need no code in the file. Those of dates depend on the country; a date is a date.
    private static let builtIn: [Int: CellFormat] = {
        let codes = [
            1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 11: "0.00E+00",
            14: "yyyy-mm-dd",
            15: "yyyy-mm-dd", 16: "yyyy-mm-dd", 17: "yyyy-mm", 18: "hh:mm", 19: "hh:mm:ss", 20: "hh:mm",
            21: "hh:mm:ss",
            22: "yyyy-mm-dd hh:mm", 37: "#,##0", 38: "#,##0", 39: "#,##0.00", 40: "#,##0.00", 41: "#,##0",
            42: "#,##0", 43: "#,##0.00", 44: "#,##0.00", 45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss",
            48: "##0.0E+0",
        ]
        return codes.mapValues { CellFormat($0) }
    }()
}

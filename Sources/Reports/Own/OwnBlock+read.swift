import Publishing
import StrictYAML

extension OwnBlock {
    /// `- headline: …`, `- table: …`, `- chart: …` or `- note: …`.
    static func read(_ section: Section) -> OwnBlock? {
        let headline = section.optional("headline", .section(OwnHeadline.read))
        let table = section.optional("table", .section(OwnTable.read))
        let chart = section.optional("chart", .section(OwnChart.read))
        let note = section.optional("note", .text)
        let given = ["headline", "table", "chart", "note"].filter { section.origin(of: $0) != nil }
        guard given.count == 1 else {
            section.refuseWhole("wants one of headline, table, chart, note")
            return nil
        }
        return headline.map(OwnBlock.headline) ?? table.map(OwnBlock.table) ?? chart.map(OwnBlock.chart)
            ?? note.map(OwnBlock.note)
    }

    /// Of a table or a chart, which share the names of sheets and files.
    var name: String? {
        switch self {
        case .table(let table): table.name
        case .chart(let chart): chart.name
        case .headline, .note: nil
        }
    }
}

extension OwnHeadline {
    static func read(_ section: Section) -> OwnHeadline? {
        let query = section.required("query", .text)
        let column = section.required("column", .text)
        let label = section.value("label", .text, default: OwnColumn.title(of: column ?? ""))
        let kind = OwnColumn.readKind(section)
        let isCompared = section.value("compare", .boolean, default: true)
        guard let query, let column else { return nil }
        return OwnHeadline(
            query: query, label: label, value: OwnColumn(name: column, kind: kind), isCompared: isCompared)
    }
}

extension OwnTable {
    static func read(_ section: Section) -> OwnTable? {
        let query = section.required("query", .text)
        let name = section.value("name", .reportName, default: query ?? "")
        let title = section.value("title", .text, default: OwnColumn.title(of: query ?? ""))
        let columns = section.value("columns", .list(of: .section(OwnColumn.read)).filled(), default: [])
        let whenEmpty = section.value("when-empty", .text, default: "Nothing in this period.")
        guard let query else { return nil }
        return OwnTable(name: name, title: title, query: query, columns: columns, whenEmpty: whenEmpty)
    }
}

extension OwnChart {
    static func read(_ section: Section) -> OwnChart? {
        let query = section.required("query", .text)
        let name = section.value("name", .reportName, default: "\(query ?? "")-chart")
        let title = section.value("title", .text, default: OwnColumn.title(of: query ?? ""))
        let kind = section.required("kind", .oneOf(Chart.Kind.self))
        let category = section.required("category", .section(OwnColumn.read))
        let series = section.required("series", .list(of: .section(OwnColumn.read)).filled())
        let unit = section.required("unit", .text)
        let valueTitle = section.value("value-title", .text, default: series?.first?.title ?? "")
        let whenEmpty = section.value("when-empty", .text, default: "Nothing in this period.")
        guard let query, let kind, let category, let series, let unit else { return nil }
        return OwnChart(
            name: name, title: title, query: query, kind: kind, category: category, series: series,
            unit: Self.unit(unit), valueTitle: valueTitle, whenEmpty: whenEmpty)
    }

    /// `seconds`, `bytes`, `percent`, a currency such as `EUR`, or the name of whole things: `documents`.
    private static func unit(_ text: String) -> Chart.Unit {
        switch text {
        case "seconds": .seconds
        case "bytes": .bytes
        case "percent": .percent
        case _ where text.wholeMatch(of: /[A-Z]{3}/) != nil: .money(text)
        case _ where text.contains("/"): .other(text)
        default: .count(text)
        }
    }
}

extension OwnColumn {
    static func read(_ section: Section) -> OwnColumn? {
        let column = section.required("column", .text)
        let title = section.optional("title", .text)
        let kind = readKind(section)
        return column.map { OwnColumn(name: $0, title: title, kind: kind) }
    }

    /// `kind`, with `digits` for a number and `currency` for an amount.
    static func readKind(_ section: Section) -> Kind? {
        let words = [
            "text", "integer", "number", "amount", "percent", "duration", "bytes", "day", "instant",
            "boolean",
        ]
        let digits = section.optional("digits", .integer(in: 0...9))
        let currency = section.optional("currency", .currency)
        guard let word = section.optional("kind", .oneOf(words)) else {
            if digits != nil { return .number(digits: digits ?? 2) }
            return currency.map { .amount(currency: $0) }
        }
        switch word {
        case "text": return .text
        case "integer": return .integer
        case "percent": return .percent
        case "duration": return .duration
        case "bytes": return .bytes
        case "day": return .day
        case "instant": return .instant
        case "boolean": return .boolean
        case "number": return .number(digits: digits ?? 2)
        default:
            if currency == nil { section.refuse("kind", "an amount wants a currency beside it, such as EUR") }
            return .amount(currency: currency ?? "")
        }
    }
}

extension Shape where Value == String {
    fileprivate static var currency: Shape {
        text.checked { code in
            code.wholeMatch(of: /[A-Z]{3}/) != nil
                ? .value(code) : .mistake("\(quoted(code)) is no currency's code such as EUR")
        }
    }
}

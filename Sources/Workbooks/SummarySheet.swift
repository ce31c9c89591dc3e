import CXLSXWriter
import Publishing

/// The first sheet: what a reader wants to know before any table.
struct SummarySheet {
    private let report: Report
    /// Each table's title, and the sheet that it is on.
    private let tables: [(title: String, sheet: String)]
    private let wording: ReportWording

    /// Label, value, before, change, tone.
    private static let widths = [34.0, 18, 18, 16, 14]

    init(_ report: Report, tables: [(title: String, sheet: String)]) {
        self.report = report
        self.tables = tables
        wording = ReportWording(report)
    }

    func write(to sheet: WorkbookHandle.Sheet, of workbook: inout WorkbookHandle) throws {
        worksheet_gridlines(sheet, UInt8(LXW_HIDE_ALL_GRIDLINES.rawValue))
        var page = SummaryPage(writer: SheetWriter(sheet: sheet))
        for (column, width) in Self.widths.enumerated() { try page.writer.widen(column, to: width) }
        try page.line(report.title.shown(limit: 200), as: .title, in: &workbook)
        let about = [wording.period ?? wording.moment, wording.zone, wording.comparison].compactMap(\.self)
        try page.line(about.joined(separator: " · "), as: .remark, in: &workbook)
        for section in report.sections { try write(section, on: &page, &workbook) }
        try write(tables, on: &page, &workbook)
        try page.heading("How this report was made", in: &workbook)
        for parameter in wording.colophon {
            try page.row([.text(parameter.name), .text(parameter.value.shown())], in: &workbook)
        }
    }

    /// Tables and charts are on sheets of their own.
    private func write(
        _ section: Report.Section, on page: inout SummaryPage, _ workbook: inout WorkbookHandle
    ) throws {
        var isHeaded = false
        for block in section.blocks {
            if case .table = block { continue }
            if case .chart = block { continue }
            if !isHeaded { try page.heading(section.title.shown(limit: 200), in: &workbook) }
            isHeaded = true
            switch block {
            case .headlines(let headlines): try write(headlines, on: &page, &workbook)
            case .sentences(let sentences):
                for sentence in sentences {
                    let word = sentence.tone.word.map { "\($0): " } ?? ""
                    try page.line(word + sentence.text.shown(), in: &workbook)
                }
            case .note(let note): try page.line(note.shown(), as: .remark, in: &workbook)
            case .table, .chart: break
            }
        }
    }

    private func write(
        _ headlines: [Headline], on page: inout SummaryPage, _ workbook: inout WorkbookHandle
    ) throws {
        let hasComparison = headlines.contains { $0.before != nil }
        let heads = ["Figure", "Value"] + (hasComparison ? ["Before", "Change"] : []) + [""]
        try page.row(heads.map { .text($0) }, as: .head, figures: 1...3, in: &workbook)
        for headline in headlines {
            let form = ColumnForm(
                [headline.value, headline.before ?? .none], timeZone: report.timeZone)
            var values = [SheetValue.text(headline.label.shown(limit: 120)), form.value(of: headline.value)]
            if hasComparison {
                values.append(headline.before.map(form.value) ?? .nothing)
                values.append(.text(wording.change(of: headline)?.change.text ?? ""))
            }
            if let word = headline.tone.word { values.append(.text(word)) }
            try page.row(values, figures: 1...3, in: &workbook)
        }
        page.skip()
    }

    private func write(
        _ tables: [(title: String, sheet: String)], on page: inout SummaryPage,
        _ workbook: inout WorkbookHandle
    ) throws {
        guard !tables.isEmpty else { return }
        try page.heading("Tables in this workbook", in: &workbook)
        try page.row([.text("Table"), .text("Sheet")], as: .head, in: &workbook)
        for table in tables {
            try page.row([.text(table.title.shown(limit: 200)), .text(table.sheet)], in: &workbook)
        }
    }
}

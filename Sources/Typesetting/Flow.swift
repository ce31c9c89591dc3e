import Publishing

/// A report as strips, measured for a paper: all that is known before pages are made.
struct Flow {
    private(set) var strips: [Strip] = []
    private(set) var tables: [TableSetting] = []
    let report: Report
    let wording: ReportWording
    let paper: Paper
    private let width: Double

    /// Between the parts of a section.
    private static let blockSpace = 18.0
    static let cardsInRow = 4

    /// - Parameter hasContents: a list of the sections, with their pages, after the title.
    init(_ report: Report, paper: Paper, hasContents: Bool, with typesetter: borrowing Typesetter) {
        self.report = report
        self.paper = paper
        wording = ReportWording(report)
        width = PageShape(paper, isLandscape: false).body.width
        addTitle(typesetter)
        if hasContents {
            add(.contents, height: Double(report.sections.count) * ContentsStyle.line + 12, spaceBefore: 6)
        }
        for (index, section) in report.sections.enumerated() {
            let title = section.title.shown()
            add(
                .section(index), height: typesetter.height(of: title, .section, width: width) + 4,
                spaceBefore: 26, keepsWithNext: !section.blocks.isEmpty)
            for (number, block) in section.blocks.enumerated() {
                add(block, spaceBefore: number == 0 ? 6 : Self.blockSpace, typesetter)
            }
        }
        addColophon(typesetter)
    }

    /// Where each strip goes.
    var places: [StripPlace] { strips.map(\.place) }

    private mutating func add(_ block: Report.Block, spaceBefore: Double, _ typesetter: borrowing Typesetter)
    {
        switch block {
        case .headlines(let headlines): add(headlines, spaceBefore: spaceBefore, typesetter)
        case .sentences(let sentences):
            for (index, sentence) in sentences.enumerated() {
                let text = sentence.text.shown()
                let height = typesetter.height(of: text, .sentence, width: width - SentenceStyle.indent)
                add(.sentence(sentence), height: height, spaceBefore: index == 0 ? spaceBefore : 5)
            }
        case .table(let table): add(table, spaceBefore: spaceBefore, typesetter)
        case .chart(let chart):
            addBlockTitle(chart.title, spaceBefore: spaceBefore, typesetter)
            let drawing = ChartDrawing(chart).drawing
            let highest = PageShape(paper, isLandscape: false).body.height - 60
            let scale = min(width / drawing.size.width, highest / drawing.size.height)
            add(.chart(drawing, scale: scale), height: drawing.size.height * scale, spaceBefore: 3)
        case .note(let text):
            let height = typesetter.height(of: text.shown(), .note, width: width)
            add(.note(text), height: height, spaceBefore: spaceBefore)
        }
    }

    private mutating func add(
        _ headlines: [Headline], spaceBefore: Double, _ typesetter: borrowing Typesetter
    ) {
        for first in stride(from: 0, to: headlines.count, by: Self.cardsInRow) {
            let row = Array(headlines[first..<min(first + Self.cardsInRow, headlines.count)])
            let height = row.map { CardStyle($0, wording).height(width: width, with: typesetter) }.max() ?? 0
            add(.cards(row), height: height, spaceBefore: first == 0 ? spaceBefore : CardStyle.gap)
        }
    }

    private mutating func add(_ table: Table, spaceBefore: Double, _ typesetter: borrowing Typesetter) {
        let setting = TableSetting(table, wording.cells, paper: paper, with: typesetter)
        let index = tables.count
        tables.append(setting)
        let isLandscape = setting.layout.isLandscape
        addBlockTitle(table.title, spaceBefore: spaceBefore, typesetter)
        add(.head(table: index), height: setting.headHeight, keepsWithNext: true, isLandscape: isLandscape)
        let hasNote = table.note != nil
        for (row, cells) in table.rows.enumerated() {
            let isLast = row == table.rows.count - 1
            // A last row does not stand alone under a repeated head, nor its sums without it.
            add(
                .row(table: index, row: row), height: setting.height(of: cells, with: typesetter),
                keepsWithNext: isLast ? table.totals != nil || hasNote : row == table.rows.count - 2,
                isLandscape: isLandscape, table: row == 0 ? nil : index)
        }
        if table.rows.isEmpty {
            add(
                .emptyTable(table: index),
                height: setting.height(of: [.text(table.whenEmpty)], with: typesetter),
                keepsWithNext: hasNote, isLandscape: isLandscape)
        } else if let totals = table.totals {
            add(
                .totals(table: index), height: setting.height(of: totals, isBold: true, with: typesetter),
                keepsWithNext: hasNote, isLandscape: isLandscape, table: index)
        }
        if let note = table.note {
            let height = typesetter.height(of: note.shown(), .note, width: width)
            add(.note(note), height: height, spaceBefore: 4, isLandscape: isLandscape)
        }
    }

    private mutating func addBlockTitle(
        _ title: String, spaceBefore: Double, _ typesetter: borrowing Typesetter
    ) {
        let text = title.shown()
        guard !text.isEmpty else { return }
        add(
            .blockTitle(text), height: typesetter.height(of: text, .blockTitle, width: width) + 3,
            spaceBefore: spaceBefore, keepsWithNext: true)
    }

    private mutating func addTitle(_ typesetter: borrowing Typesetter) {
        let title = typesetter.height(of: report.title.shown(), .title, width: width)
        let subtitle = typesetter.height(of: wording.subtitle.shown(), .subtitle, width: width)
        add(.title, height: title + subtitle + 16)
    }

    private mutating func addColophon(_ typesetter: borrowing Typesetter) {
        for (index, line) in wording.colophon.enumerated() {
            let height = typesetter.height(
                of: line.value.shown(), .note, width: width - ColophonStyle.nameWidth)
            add(
                .colophon(index), height: height + 1.5, spaceBefore: index == 0 ? 30 : 0,
                keepsWithNext: index < wording.colophon.count - 1)
        }
    }

    private mutating func add(
        _ content: Strip.Content, height: Double, spaceBefore: Double = 0, keepsWithNext: Bool = false,
        isLandscape: Bool = false, table: Int? = nil
    ) {
        strips.append(
            Strip(
                content: content,
                place: StripPlace(
                    height: height, spaceBefore: spaceBefore, keepsWithNext: keepsWithNext,
                    isLandscape: isLandscape, table: table)))
    }
}

enum ContentsStyle {
    static let line = 15.0
}

enum SentenceStyle {
    static let indent = 17.0
    static let mark = 9.0
}

enum ColophonStyle {
    static let nameWidth = 120.0
}

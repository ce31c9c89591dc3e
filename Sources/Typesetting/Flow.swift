import Publishing

/// A report as strips, measured for a paper: all that is known before pages are made.
struct Flow {
    private(set) var strips: [Strip] = []
    private(set) var tables: [TableSetting] = []
    let report: Report
    let wording: ReportWording
    let paper: Paper
    private let width: Double

    init(_ report: Report, paper: Paper, with typesetter: borrowing Typesetter) {
        self.report = report
        self.paper = paper
        wording = ReportWording(report)
        width = PageShape(paper, isLandscape: false).body.width
        addTitle(typesetter)
        for (index, section) in report.sections.enumerated() {
            let title = section.title.shown()
            add(
                .section(index), height: typesetter.height(of: title, .section, width: width) + 4,
                spaceBefore: 26, keepsWithNext: !section.blocks.isEmpty)
            for (number, block) in section.blocks.enumerated() {
                add(block, spaceBefore: number == 0 ? 6 : Measures.blockSpace, typesetter)
            }
        }
        addColophon(typesetter)
    }

    /// Puts a list of the sections, with their pages, after the title.
    mutating func addContents() {
        let height = Double(report.sections.count) * Measures.contentsLine + 12
        strips.insert(Strip(content: .contents, place: StripPlace(height: height, spaceBefore: 6)), at: 1)
    }

    private mutating func add(_ block: Report.Block, spaceBefore: Double, _ typesetter: borrowing Typesetter)
    {
        switch block {
        case .headlines(let headlines): add(headlines, spaceBefore: spaceBefore, typesetter)
        case .sentences(let sentences):
            for (index, sentence) in sentences.enumerated() {
                let text = sentence.text.shown()
                let height = typesetter.height(of: text, .sentence, width: width - Measures.sentenceIndent)
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
        for first in stride(from: 0, to: headlines.count, by: Measures.cardsInRow) {
            let row = Array(headlines[first..<min(first + Measures.cardsInRow, headlines.count)])
            let height = row.map { Card($0, wording).height(width: width, with: typesetter) }.max() ?? 0
            add(.cards(row), height: height, spaceBefore: first == 0 ? spaceBefore : Measures.cardGap)
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
                of: line.value.shown(), .note, width: width - Measures.colophonName)
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

import CPango
import Publishing

/// Draws the pages: each strip where it was placed, header and footer around them.
struct PagePainter: ~Copyable {
    private let flow: Flow
    private let pages: [Pagination.Page]
    private let surface: PDFSurface
    private let typesetter: Typesetter

    init(
        _ flow: Flow, _ pages: [Pagination.Page], on surface: consuming PDFSurface,
        with typesetter: consuming Typesetter
    ) {
        self.flow = flow
        self.pages = pages
        self.surface = surface
        self.typesetter = typesetter
    }

    func paint() throws {
        let report = flow.report
        surface.describe(
            title: [report.title.shown(), flow.wording.period].compactMap { $0 }.joined(separator: ", "),
            creator: "A2D2 \(report.colophon.version.shown(limit: 60))",
            creationDate: report.colophon.generatedAt)
        for (index, page) in pages.enumerated() {
            let shape = PageShape(flow.paper, isLandscape: page.isLandscape)
            surface.setSize(shape.size)
            paintFurniture(page: index, shape)
            if let head = page.head {
                flow.tables[head].drawRepeatedHead(in: shape.body, typesetter, surface.pen)
            }
            for placed in page.strips {
                let strip = flow.strips[placed.strip]
                let area = Rectangle(
                    x: shape.body.x, y: shape.body.y + placed.y, width: shape.body.width,
                    height: strip.place.height)
                paint(strip.content, in: area)
            }
            try surface.endPage()
        }
        for (index, section) in report.sections.enumerated() {
            surface.addOutline(section.title.shown(limit: 120), to: "section-\(index + 1)")
        }
        try surface.finish()
    }

    private func paint(_ content: Strip.Content, in area: Rectangle) {
        let pen = surface.pen
        switch content {
        case .title: paintTitle(in: area)
        case .contents: paintContents(in: area)
        case .section(let index): paintSection(index, in: area)
        case .cards(let headlines): paintCards(headlines, in: area)
        case .sentence(let sentence): paintSentence(sentence, in: area)
        case .blockTitle(let title): write(title, .blockTitle, in: area)
        case .head(let table): flow.tables[table].drawHead(in: area, typesetter, pen)
        case .row(let table, let row):
            flow.tables[table].drawRow(flow.tables[table].table.rows[row], in: area, typesetter, pen)
        case .totals(let table):
            let setting = flow.tables[table]
            setting.drawRow(setting.table.totals ?? [], in: area, isTotal: true, typesetter, pen)
        case .emptyTable(let table): flow.tables[table].drawEmpty(in: area, typesetter, pen)
        case .chart(let drawing, let scale):
            DrawingPainter(pen: pen).paint(
                drawing, at: Point(x: area.x, y: area.y), scale: scale, with: typesetter)
        case .note(let text): write(text.shown(), .note, in: area)
        case .colophon(let index): paintColophon(index, in: area)
        }
    }

    private func write(_ text: String, _ style: TextStyle, in area: Rectangle) {
        typesetter.draw(text, style, at: Point(x: area.x, y: area.y), width: area.width, with: surface.pen)
    }

    private func paintTitle(in area: Rectangle) {
        let title = flow.report.title.shown()
        surface.tagged("H1") { write(title, .title, in: area) }
        let y = area.y + typesetter.height(of: title, .title, width: area.width) + 3
        typesetter.draw(
            flow.wording.subtitle.shown(), .subtitle, at: Point(x: area.x, y: y), width: area.width,
            with: surface.pen)
        surface.pen.drawLine(
            from: Point(x: area.x, y: area.bottom), to: Point(x: area.right, y: area.bottom), .accent,
            width: 1.4)
    }

    private func paintContents(in area: Rectangle) {
        for (index, section) in flow.report.sections.enumerated() {
            let y = area.y + 10 + Double(index) * Measures.contentsLine
            let style = TextStyle(size: 9.5, ink: .accent, mostLines: 1)
            surface.tagged(CAIRO_TAG_LINK, "dest='section-\(index + 1)'") {
                typesetter.draw(
                    section.title.shown(limit: 120), style, at: Point(x: area.x, y: y),
                    width: area.width - 60,
                    with: surface.pen)
            }
            typesetter.draw(
                String(page(ofSection: index)), TextStyle.subtitle.aligned(.right),
                at: Point(x: area.right - 60, y: y), width: 60, with: surface.pen)
        }
    }

    /// Counted from 1.
    private func page(ofSection index: Int) -> Int {
        let strip = flow.strips.firstIndex { strip in
            if case .section(index) = strip.content { true } else { false }
        }
        return 1 + (pages.firstIndex { $0.strips.contains { $0.strip == strip } } ?? 0)
    }

    private func paintSection(_ index: Int, in area: Rectangle) {
        surface.tagged(CAIRO_TAG_DEST, "name='section-\(index + 1)'") {
            surface.tagged("H2") { write(flow.report.sections[index].title.shown(), .section, in: area) }
        }
    }

    private func paintCards(_ headlines: [Headline], in area: Rectangle) {
        let width = Card.width(in: area.width)
        for (index, headline) in headlines.enumerated() {
            let x = area.x + Double(index) * (width + Measures.cardGap)
            Card(headline, flow.wording).draw(
                in: Rectangle(x: x, y: area.y, width: width, height: area.height), typesetter, surface.pen)
        }
    }

    private func paintSentence(_ sentence: Sentence, in area: Rectangle) {
        DrawingPainter(pen: surface.pen).paint(
            ToneMark.drawing(of: sentence.tone), at: Point(x: area.x, y: area.y + 1.4),
            scale: Measures.sentenceMark / ToneMark.side, with: typesetter)
        typesetter.draw(
            sentence.text.shown(), .sentence, at: Point(x: area.x + Measures.sentenceIndent, y: area.y),
            width: area.width - Measures.sentenceIndent, with: surface.pen)
    }

    private func paintColophon(_ index: Int, in area: Rectangle) {
        let line = flow.wording.colophon[index]
        if index == 0 {
            surface.pen.drawLine(
                from: Point(x: area.x, y: area.y - 7), to: Point(x: area.right, y: area.y - 7), .grid,
                width: 0.6)
        }
        var style = TextStyle.note
        style.mostLines = 1
        typesetter.draw(
            line.name.shown(limit: 60), style, at: Point(x: area.x, y: area.y),
            width: Measures.colophonName - 8,
            with: surface.pen)
        typesetter.draw(
            line.value.shown(), .note, at: Point(x: area.x + Measures.colophonName, y: area.y),
            width: area.width - Measures.colophonName, with: surface.pen)
    }

    /// Title and period at the top from the second page on, who made it and the page's number at the bottom.
    private func paintFurniture(page: Int, _ shape: PageShape) {
        let (title, period) = (flow.report.title.shown(), flow.wording.period ?? flow.wording.moment)
        if page > 0 {
            pair(title, period, y: shape.headerTop, shape)
            let y = shape.headerTop + 14
            surface.pen.drawLine(
                from: Point(x: shape.body.x, y: y), to: Point(x: shape.body.right, y: y), .grid, width: 0.6)
        }
        pair(
            "A2D2 · generated \(flow.wording.cells.instant(flow.report.colophon.generatedAt)) \(flow.wording.zone)",
            "page \(page + 1) of \(pages.count)", y: shape.footerTop, shape)
    }

    private func pair(_ left: String, _ right: String, y: Double, _ shape: PageShape) {
        let half = shape.body.width / 2 - 6
        typesetter.draw(left, .furniture, at: Point(x: shape.body.x, y: y), width: half, with: surface.pen)
        typesetter.draw(
            right, TextStyle.furniture.aligned(.right), at: Point(x: shape.body.right - half, y: y),
            width: half,
            with: surface.pen)
    }
}

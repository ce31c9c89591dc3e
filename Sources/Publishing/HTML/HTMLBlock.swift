/// One block of a section as HTML.
struct HTMLBlock {
    let wording: ReportWording
    /// Unique on the page.
    let identifier: String

    func text(of block: Report.Block) -> String {
        switch block {
        case .headlines(let headlines):
            "<ul class=\"cards\">\n\(headlines.map(card).joined(separator: "\n"))\n</ul>"
        case .sentences(let sentences):
            "<ul class=\"sentences\">\n\(sentences.map(item).joined(separator: "\n"))\n</ul>"
        case .table(let table): HTMLTable(table, wording: wording.cells, identifier: identifier).text
        case .chart(let chart): figure(chart)
        case .note(let text): "<p class=\"note\">\(HTMLText.shown(text))</p>"
        }
    }

    private func card(_ headline: Headline) -> String {
        let value = wording.cells.text(of: headline.value).shown(limit: 80)
        return """
            <li class="\(headline.tone.rawValue)">
            <p class="label">\(HTMLText.shown(headline.label, limit: 120))\(mark(headline.tone, showsNeutral: false))</p>
            <p class="value\(Self.isLong(value) ? " long" : "")">\(HTMLText.escaped(value))</p>
            <p class="change">\(change(of: headline))</p>
            </li>
            """
    }

    /// Wider than a card when set as large as a short figure is.
    private static func isLong(_ value: String) -> Bool { TextWidth.of(value, size: 25, isBold: true) > 190 }

    private func change(of headline: Headline) -> String {
        guard let (change, before) = wording.change(of: headline) else { return "" }
        let arrow =
            switch change.direction {
            case .up: "▲ "
            case .down: "▼ "
            case .level: ""
            }
        return "<b>\(arrow)\(change.text)</b> from \(HTMLText.escaped(before))"
    }

    private func item(_ sentence: Sentence) -> String {
        "<li>\(mark(sentence.tone, showsNeutral: true))<span>\(HTMLText.shown(sentence.text))</span></li>"
    }

    /// A shape for eyes, a word for ears.
    private func mark(_ tone: Tone, showsNeutral: Bool) -> String {
        guard tone != .neutral || showsNeutral else { return "" }
        let word = tone.word.map { "<span class=\"aside\">\($0): </span>" } ?? ""
        let drawing = SVGPainter.svg(ToneMark.drawing(of: tone), identifier: nil)
        return "<span class=\"mark\">\(word)\(drawing)</span>"
    }

    private func figure(_ chart: Chart) -> String {
        """
        <figure>
        <figcaption>\(HTMLText.shown(chart.title))</figcaption>
        <div class="scroll">
        \(SVGPainter.svg(ChartDrawing(chart).drawing, identifier: identifier))
        </div>
        </figure>
        """
    }
}

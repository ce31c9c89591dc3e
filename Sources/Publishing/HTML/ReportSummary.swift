/// The short form of a report that a mail shows without opening its attachment: title, period, figures, sentences.
package struct ReportSummary: Sendable, Hashable {
    /// `Operations, 24 November 2026`
    package let subject: String
    package let text: String
    /// A page whose styles stand on the elements, which is what mail programs keep.
    package let html: String

    /// More of each is in the report.
    private static let most = 12

    package init(_ report: Report) {
        let wording = ReportWording(report)
        let blocks = report.sections.flatMap(\.blocks)
        let headlines = blocks.flatMap { block in
            if case .headlines(let headlines) = block { headlines } else { [Headline]() }
        }.prefix(Self.most).map { SummaryLine($0, wording) }
        let sentences = blocks.flatMap { block in
            if case .sentences(let sentences) = block { sentences } else { [Sentence]() }
        }.prefix(Self.most).map { sentence in
            // Good news needs no label.
            let word = sentence.tone == .good ? nil : sentence.tone.word
            return (word.map { $0 + ": " } ?? "") + sentence.text.shown()
        }
        let title = report.title.shown(limit: 200)
        let period = wording.subtitle
        subject = wording.period.map { "\(title), \($0)" } ?? title
        text = Self.text(title: title, period: period, headlines, sentences)
        html = Self.html(title: title, period: period, headlines, sentences)
    }

    private static func text(
        title: String, period: String, _ headlines: [SummaryLine], _ sentences: [String]
    ) -> String {
        [
            "\(title)\n\(period)",
            headlines.map { line in
                "\(line.label): \(line.value)\(line.change.map { " (\($0))" } ?? "")\(line.word.map { " - \($0)" } ?? "")"
            }.joined(separator: "\n"),
            sentences.map { "* \($0)" }.joined(separator: "\n"),
        ].filter { !$0.isEmpty }.joined(separator: "\n\n") + "\n"
    }

    private static func html(
        title: String, period: String, _ headlines: [SummaryLine], _ sentences: [String]
    ) -> String {
        let cell = "padding:6px 16px 6px 0;border-bottom:1px solid #e3e6ea;vertical-align:top"
        let rows = headlines.map { line in
            let colour = Palette.light.colour(of: .tone(line.tone)).code
            let word =
                line.word.map { " <span style=\"color:\(colour);font-size:13px\">\($0)</span>" } ?? ""
            return "<tr><td style=\"\(cell)\">\(HTMLText.escaped(line.label))\(word)</td>"
                + "<td style=\"\(cell);text-align:right;white-space:nowrap;font-weight:bold\">"
                + "\(HTMLText.escaped(line.value))</td>"
                + "<td style=\"\(cell);color:#59636e;font-size:13px\">\(HTMLText.escaped(line.change ?? ""))</td></tr>"
        }
        let items = sentences.map { "<li style=\"margin:0 0 6px\">\(HTMLText.escaped($0))</li>" }
        return """
            <!DOCTYPE html>
            <html lang="en">
            <head><meta charset="utf-8"/><title>\(HTMLText.escaped(title))</title></head>
            <body style="margin:0;padding:20px;background:#ffffff;color:#1a1f26;\
            font-family:'Segoe UI',Helvetica,Arial,sans-serif;font-size:15px;line-height:1.5">
            <h1 style="font-size:22px;line-height:1.3;margin:0">\(HTMLText.escaped(title))</h1>
            <p style="margin:2px 0 18px;color:#59636e">\(HTMLText.escaped(period))</p>
            \(rows.isEmpty ? "" : "<table style=\"border-collapse:collapse;margin:0 0 18px\">\(rows.joined())</table>")
            \(items.isEmpty ? "" : "<ul style=\"margin:0;padding:0 0 0 20px\">\(items.joined())</ul>")
            </body>
            </html>

            """
    }
}

/// A headline of the summary, in words.
private struct SummaryLine: Hashable {
    let label: String
    let value: String
    let change: String?
    let tone: Tone
    let word: String?

    init(_ headline: Headline, _ wording: ReportWording) {
        label = headline.label.shown(limit: 120)
        value = wording.cells.text(of: headline.value).shown(limit: 80)
        change = wording.change(of: headline).map { "\($0.change.text) from \($0.before)" }
        tone = headline.tone
        word = headline.tone.word
    }
}

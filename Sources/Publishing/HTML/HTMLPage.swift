/// The page: head, title, sections, colophon. All of it is well-formed XML too, so that tests can read it strictly.
struct HTMLPage {
    private let report: Report
    private let wording: ReportWording

    init(_ report: Report) {
        self.report = report
        wording = ReportWording(report)
    }

    var text: String {
        let title = HTMLText.shown(report.title)
        return """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8"/>
            <meta http-equiv="Content-Security-Policy" content="\(Self.policy)"/>
            <meta name="viewport" content="width=device-width, initial-scale=1"/>
            <meta name="color-scheme" content="light dark"/>
            <meta name="generator" content="A2D2 \(HTMLText.shown(report.colophon.version))"/>
            <title>\(title)\(wording.period.map { " · " + HTMLText.shown($0) } ?? "")</title>
            <style>
            \(StyleSheet.text)
            </style>
            </head>
            <body>
            <div class="page">
            <header>
            <h1>\(title)</h1>
            <p class="period">\(period)</p>
            \(contents)</header>
            <main>
            \(sections)
            </main>
            \(footer)
            </div>
            </body>
            </html>

            """
    }

    /// Nothing is loaded and nothing runs, whatever got into the page: only its own style sheet holds.
    private static let policy =
        "default-src &#39;none&#39;; style-src &#39;unsafe-inline&#39;; base-uri &#39;none&#39;; form-action &#39;none&#39;"

    private var period: String {
        let about = "<strong>\(HTMLText.shown(wording.period ?? wording.moment))</strong>"
        let rest = [wording.zone, wording.comparison].compactMap { $0 }.map { HTMLText.shown($0) }
        return ([about] + rest).joined(separator: " · ")
    }

    /// Where there is more than fits a screen or two.
    private var contents: String {
        guard report.sections.count > 3 else { return "" }
        let links = report.sections.enumerated().map { index, section in
            "<a href=\"#s\(index + 1)\">\(HTMLText.shown(section.title, limit: 60))</a>"
        }
        return "<nav aria-label=\"Sections\">\(links.joined(separator: " "))</nav>\n"
    }

    private var sections: String {
        report.sections.enumerated().map { index, section in
            let blocks = section.blocks.enumerated().map { number, block in
                HTMLBlock(wording: wording, identifier: "s\(index + 1)-\(number + 1)").text(of: block)
            }
            return """
                <section id="s\(index + 1)" aria-labelledby="h\(index + 1)">
                <h2 id="h\(index + 1)">\(HTMLText.shown(section.title))</h2>
                \(blocks.joined(separator: "\n"))
                </section>
                """
        }.joined(separator: "\n")
    }

    private var footer: String {
        let lines = wording.colophon.map { line in
            "<dt>\(HTMLText.shown(line.name))</dt><dd>\(HTMLText.shown(line.value))</dd>"
        }
        return "<footer>\n<dl>\n\(lines.joined(separator: "\n"))\n</dl>\n</footer>"
    }
}

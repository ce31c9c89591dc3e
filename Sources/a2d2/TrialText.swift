import Documents
import Foundation
import Terminal

/// What `try` prints for people.
enum TrialText {
    static func lines(_ report: DocumentReport, style: Style, withText: Bool) -> [String] {
        var lines = [style.bold(report.file.printable)]
        if let refusal = report.refusal {
            lines.append(
                "  " + style.paint("refused: \(refusal.code)", .red) + "  \(refusal.message.printable)")
            lines.append("  \(refusal.advice)")
            return lines + [""]
        }
        let sources = Dictionary(grouping: report.pages, by: \.source.rawValue)
            .map { "\($0.value.count) \($0.key)" }.sorted().joined(separator: ", ")
        lines.append(
            "  \(report.mediaType ?? ""), \(report.pageCount ?? 0) pages (\(sources)), "
                + "language \(report.language ?? "unknown"), "
                + "\((report.seconds ?? 0).formatted(.number.precision(.fractionLength(1)))) s")
        if let classification = report.classification {
            let sure = classification.confidence.formatted(.percent.precision(.fractionLength(0)))
            lines.append(
                "  " + style.paint(classification.category, .cyan) + ", \(sure) sure: "
                    + classification.evidence.prefix(4).joined(separator: "; ").printable)
        }
        if let summary = report.summary, !summary.isEmpty { lines.append("  \(summary.printable)") }
        var table = TextTable([
            .init("field"), .init("value", maximum: 60), .init("page", .right), .init("sure", .right),
        ])
        for field in report.fields {
            table.add([
                field.name, field.value, field.page.map { "\($0)" } ?? "",
                field.confidence.formatted(.percent.precision(.fractionLength(0))),
            ])
        }
        if !table.isEmpty { lines += table.lines(style: style).map { "    \($0)" } }
        for finding in report.findings {
            let colour: Style.Colour = finding.severity == .info ? .grey : .yellow
            lines.append("  " + style.paint(finding.code, colour) + "  \(finding.message.printable)")
        }
        if withText {
            for page in report.pages {
                lines.append("  " + style.bold("page \(page.number)"))
                lines += page.text.split(separator: "\n").map { "  " + String($0).printable }
            }
        }
        for child in report.children {
            lines += self.lines(child, style: style, withText: withText).dropLast().map { "    " + $0 }
        }
        return lines + [""]
    }
}

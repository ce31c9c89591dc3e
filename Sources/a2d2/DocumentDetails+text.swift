import Documents
import Foundation
import Terminal

/// What `documents show` prints for people.
extension DocumentDetails {
    func lines(style: Style, withText: Bool) -> [String] {
        var lines = [
            style.bold(document.name.printable),
            "id         \(document.id)",
            "state      \(document.state)"
                + (document.refusal.map { " (\($0.code)): \(($0.message ?? "").printable)" } ?? "")
                + (document.reviewReason.map { ": \($0.printable)" } ?? ""),
        ]
        if let parent { lines.append("within     \(parent)") }
        if let category = document.category {
            let sure = (document.confidence ?? 0).formatted(.percent.precision(.fractionLength(0)))
            lines.append("category   \(category), \(sure) sure")
            let evidence = classification?.evidence.prefix(4).joined(separator: "; ") ?? ""
            if !evidence.isEmpty { lines.append("evidence   \(evidence.printable)") }
        }
        if let summary = document.summary { lines.append("summary    \(summary.printable)") }
        if !document.outbox.isEmpty {
            lines.append("outbox     " + document.outbox.joined(separator: "\n           ").printableLines)
        }
        lines += section(
            "fields",
            fields.map { field in
                let place = field.page.map { "page \($0)" } ?? ""
                return [
                    field.name, field.value, place,
                    field.confidence.formatted(.percent.precision(.fractionLength(0))),
                    field.source,
                ]
            }, style: style)
        lines += section(
            "findings", findings.map { [$0.severity.rawValue, $0.code, $0.message] }, style: style)
        lines += section(
            "children",
            children.map { child in
                [
                    child.file, child.id ?? "", child.isDuplicate ? "duplicate" : "",
                    child.refusal.map { "\($0.code): \($0.message ?? "")" } ?? "",
                ]
            }, style: style)
        lines += section(
            "pages",
            pages.map { page in
                [
                    "\(page.number)", page.source.rawValue,
                    page.confidence.formatted(.percent.precision(.fractionLength(0))),
                    "turned \(page.rotation)°", "\(page.text.count) characters",
                ]
            }, style: style)
        lines += section(
            "way",
            runs.map { run in
                [
                    run.started.short, run.stage, Self.pages(of: run), "attempt \(run.attempt)", run.outcome,
                    "\(run.seconds.formatted(.number.precision(.fractionLength(2)))) s",
                    [run.code, run.message].compactMap { $0 }.joined(separator: ": "),
                ]
            }, style: style)
        if withText {
            for page in pages {
                lines += ["", style.bold("page \(page.number)")]
                lines += page.text.split(separator: "\n", omittingEmptySubsequences: false).map {
                    String($0).printable
                }
            }
        }
        return lines
    }

    private static func pages(of run: Run) -> String {
        guard let first = run.firstPage, let last = run.lastPage else { return "" }
        return "pages \((first...last).inWords)"
    }

    private func section(_ title: String, _ rows: [[String]], style: Style) -> [String] {
        guard let width = rows.map(\.count).max() else { return [] }
        let titles = [title] + Array(repeating: "", count: width - 1)
        var table = TextTable(titles.map { .init($0, maximum: 90) })
        for row in rows { table.add(row) }
        return [""] + table.lines(style: style)
    }
}

extension String {
    /// Like `printable`, line by line.
    var printableLines: String {
        split(separator: "\n", omittingEmptySubsequences: false).map { String($0).printable }
            .joined(separator: "\n")
    }
}

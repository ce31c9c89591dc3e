import Documents
import Foundation
import Store
import Terminal

/// All that is known about one document.
struct DocumentDetails: Encodable {
    struct Run: Encodable {
        var stage: String
        var attempt: Int
        var started: Date
        var seconds: Double
        var outcome: String
        var code: String?
        var message: String?
    }

    var document: DocumentLine
    var fields: [Field]
    var findings: [Finding]
    var pages: [DocumentReport.PageReport]
    var runs: [Run]

    static func load(_ id: DocumentID, from store: DocumentStore) async throws -> DocumentDetails {
        DocumentDetails(
            document: DocumentLine(try await store.document(id)), fields: try await store.fields(of: id),
            findings: try await store.findings(of: id),
            pages: try await store.pages(of: id).map(DocumentReport.PageReport.init),
            runs: try await store.runs(of: id).map { run in
                Run(
                    stage: run.stage, attempt: run.attempt, started: run.started,
                    seconds: run.finished.timeIntervalSince(run.started), outcome: run.outcome,
                    code: run.code,
                    message: run.message)
            })
    }

    func lines(style: Style, withText: Bool) -> [String] {
        var lines = [
            style.bold(document.name.printable),
            "id         \(document.id)",
            "state      \(document.state)"
                + (document.refusal.map { " (\($0.code)): \(($0.message ?? "").printable)" } ?? "")
                + (document.reviewReason.map { ": \($0.printable)" } ?? ""),
        ]
        if let category = document.category {
            let sure = (document.confidence ?? 0).formatted(.percent.precision(.fractionLength(0)))
            lines.append("category   \(category), \(sure) sure")
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
                    run.started.short, run.stage, "attempt \(run.attempt)", run.outcome,
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

import Foundation

/// What a report says besides its sections, in words; the same on the page, in the PDF and in mails.
package struct ReportWording: Sendable {
    package let cells: Wording
    private let report: Report

    package init(_ report: Report) {
        self.report = report
        cells = Wording(timeZone: report.timeZone)
    }

    /// `24 November 2026`; nil for a report about now.
    package var period: String? { report.period.map(cells.period) }

    /// `as of 2026-11-25 23:43`
    package var moment: String { "as of " + cells.instant(report.colophon.generatedAt) }

    /// `Europe/Berlin`
    package var zone: String { report.timeZone.identifier == "GMT" ? "UTC" : report.timeZone.identifier }

    /// `compared with 23 November 2026`
    package var comparison: String? { report.comparedWith.map { "compared with " + cells.period($0) } }

    /// Period, zone and comparison in one line.
    package var subtitle: String {
        [period ?? moment, zone, comparison].compactMap { $0 }.joined(separator: " · ")
    }

    package var colophon: [Colophon.Parameter] {
        let colophon = report.colophon
        return colophon.parameters + [
            Colophon.Parameter("Generated", "\(cells.instant(colophon.generatedAt)) \(zone)"),
            Colophon.Parameter("Query time", Wording.duration(seconds: colophon.queryTime)),
            Colophon.Parameter("Version", "A2D2 \(colophon.version)"),
        ]
    }

    /// How a headline moved, and from where, in a piece that is not broken into lines; nil where there is nothing to compare with.
    package func change(of headline: Headline) -> (change: Change, before: String)? {
        guard let before = headline.before, let change = Change(from: before, to: headline.value) else {
            return nil
        }
        return (change, cells.text(of: before).shown(limit: 80).replacing(" ", with: "\u{A0}"))
    }
}

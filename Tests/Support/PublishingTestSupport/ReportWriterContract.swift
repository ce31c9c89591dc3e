import Foundation
package import Publishing

/// What every writer of reports keeps to, whatever its format.
package enum ReportWriterContract {
    package static let reports = [
        SampleReport.bare, SampleReport.empty, SampleReport.hostile, SampleReport.rich,
        SampleReport.report(.table(SampleReport.longTable(rows: 3)), .table(SampleReport.longTable(rows: 2))),
    ]

    /// What the writer breaks, a sentence each; none when all is well.
    package static func breaches(of writer: any ReportWriter) -> [String] {
        reports.flatMap { report in
            do {
                let files = try writer.files(of: report, named: "operations-2026-11-24")
                let again = try writer.files(of: report, named: "operations-2026-11-24")
                let unsafe = try writer.files(of: report, named: "../..\u{0}/a b:c\n")
                return breaches(files, of: report, as: writer.format)
                    + (files == again ? [] : ["the same report gives other bytes the second time"])
                    + unsafe.filter { !isSafe($0.name) }.map { "the name \($0.name) is not safe" }
            } catch {
                return ["\(report.title.prefix(40)) is refused: \(error)"]
            }
        }
    }

    private static func breaches(
        _ files: [ReportFile], of report: Report, as format: ReportFormat
    ) -> [String] {
        var breaches: [String] = []
        let expected = format == .csv ? report.tables.count : 1
        if files.count != expected { breaches.append("\(files.count) files where \(expected) are due") }
        if Set(files.map { $0.name.lowercased() }).count != files.count {
            breaches.append("two files of one name: \(files.map(\.name))")
        }
        for file in files {
            if !isSafe(file.name) { breaches.append("the name \(file.name) is not safe") }
            if !file.name.hasPrefix("operations-2026-11-24") {
                breaches.append("\(file.name) begins otherwise")
            }
            if !file.name.hasSuffix(".\(format.rawValue)") { breaches.append("\(file.name) ends otherwise") }
            if file.bytes.isEmpty { breaches.append("\(file.name) is empty") }
            if !file.mediaType.contains("/") { breaches.append("\(file.mediaType) is no media type") }
        }
        return breaches
    }

    private static func isSafe(_ name: String) -> Bool {
        name.wholeMatch(of: /[A-Za-z0-9_][A-Za-z0-9._-]{0,250}/) != nil
    }
}

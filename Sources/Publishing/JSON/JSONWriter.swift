import Foundation

/// A report for programs, in the schema of docs/report-formats.md: what people see formatted stands here as typed values.
package struct JSONWriter: ReportWriter {
    package let format = ReportFormat.json

    /// Raised when a reader of the one before could be misled.
    static let schema = 1

    package init() {}

    package func files(of report: Report, named baseName: String) throws -> [ReportFile] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return [
            ReportFile(
                name: FileName.of(baseName, suffix: .json), mediaType: "application/json",
                bytes: try encoder.encode(JSONReport(report).value))
        ]
    }
}

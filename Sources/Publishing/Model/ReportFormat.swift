package import Foundation

/// The forms that a report can have.
package enum ReportFormat: String, Sendable, Hashable, Codable, CaseIterable {
    case html, pdf, xlsx, csv, json
}

/// One file of a report, in memory. Only CSV makes more than one: a file for each table.
package struct ReportFile: Sendable, Hashable {
    /// `operations-2026-11-24.pdf`, `operations-2026-11-24-stages.csv`: no folder in it, safe as a file name anywhere.
    package var name: String
    package var mediaType: String
    package var bytes: Data

    package init(name: String, mediaType: String, bytes: Data) {
        self.name = name
        self.mediaType = mediaType
        self.bytes = bytes
    }
}

/// Gives a report one form. Every conformance passes the same suite.
package protocol ReportWriter: Sendable {
    var format: ReportFormat { get }

    /// - Parameter baseName: what the files' names begin with, without a suffix.
    func files(of report: Report, named baseName: String) throws -> [ReportFile]
}

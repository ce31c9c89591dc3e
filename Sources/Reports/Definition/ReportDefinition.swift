package import Publishing

/// A report that can be had: built in, or read from a file of an admin's.
package protocol ReportDefinition: Sendable {
    /// `operations`; lower-case letters, digits and hyphens.
    var name: String { get }
    /// `Operations`
    var title: String { get }
    /// What it says, in one line.
    var summary: String { get }
    /// What can be set besides the period.
    var parameters: [ReportParameter] { get }

    /// Whether its queries come from a file: then they run as a role that can read `report_…` views and nothing else.
    var isOwn: Bool { get }

    /// Asks the reader for the figures and puts them into sections. Runs on the connection's lane, so it may block;
    /// everything that it reads is of one moment.
    func sections(for request: ReportRequest, from reader: ReportReader) throws -> [Report.Section]
}

extension ReportDefinition {
    package var isOwn: Bool { false }
}

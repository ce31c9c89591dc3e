package import Foundation
package import Publishing

/// What somebody wants to have: which report, over which time, in which forms.
package struct ReportOrder: Sendable, Hashable {
    package var report: String
    package var period: Period
    package var formats: [ReportFormat]
    /// As they are written: `["sla": "5m"]`.
    package var parameters: [String: String]
    /// The fire that ordered it: however often it does, it gets one report.
    package var fire: UUID?

    package init(
        report: String, period: Period, formats: [ReportFormat] = [.html],
        parameters: [String: String] = [:], fire: UUID? = nil
    ) {
        self.report = report
        self.period = period
        self.formats = formats
        self.parameters = parameters
        self.fire = fire
    }
}

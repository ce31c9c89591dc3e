package import Foundation
import Jobs
package import Publishing

/// What a report is asked: for which time, compared with which, and by which parameters.
package struct ReportRequest: Sendable, Hashable {
    package var period: Period
    /// The one before, of equal length on the calendar.
    package var before: Period
    /// What `now` means to it.
    package var now: Date
    /// Every parameter of the definition, by name.
    package var values: [String: ReportValue]

    package init(period: Period, before: Period, now: Date, values: [String: ReportValue] = [:]) {
        self.period = period
        self.before = before
        self.now = now
        self.values = values
    }

    package var timeZone: TimeZone { period.timeZone }

    // A parameter that the definition has is there, with a value of its kind: `ReportCatalogue` sees to it.

    package func text(_ name: String) -> String {
        guard case .text(let text) = values[name] else { preconditionFailure("no text \(name)") }
        return text
    }

    package func integer(_ name: String) -> Int {
        guard case .integer(let number) = values[name] else { preconditionFailure("no integer \(name)") }
        return number
    }

    package func number(_ name: String) -> Double {
        guard case .number(let number) = values[name] else { preconditionFailure("no number \(name)") }
        return number
    }

    package func isTrue(_ name: String) -> Bool {
        guard case .boolean(let isTrue) = values[name] else { preconditionFailure("no boolean \(name)") }
        return isTrue
    }

    /// In seconds.
    package func seconds(_ name: String) -> Double {
        guard case .duration(let duration) = values[name] else { preconditionFailure("no duration \(name)") }
        return duration.inSeconds
    }
}

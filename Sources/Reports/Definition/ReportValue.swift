package import Foundation
import StrictYAML

/// The value of a parameter.
package enum ReportValue: Sendable, Hashable {
    case text(String)
    case integer(Int)
    case number(Double)
    case boolean(Bool)
    case duration(Duration)
    /// `2026-11-25`
    case day(String)
    case instant(Date)

    /// As a person would write it: `15m`.
    package var text: String {
        switch self {
        case .text(let text), .day(let text): text
        case .integer(let number): String(number)
        case .number(let number): String(number)
        case .boolean(let isTrue): String(isTrue)
        case .duration(let duration): DurationUnit.text(duration)
        case .instant(let instant): instant.formatted(.iso8601)
        }
    }
}

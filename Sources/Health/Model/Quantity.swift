import Foundation
import StrictYAML

/// What a check's value is.
package enum Quantity: Sendable, Hashable {
    /// From milliseconds to days.
    case seconds
    /// Whole things, by their name: `jobs`; without one for a number that counts nothing.
    case count(String)
    /// 0.25 is 25 %.
    case share
    /// No figure: it is well, or it isn't and says why.
    case verdict

    /// As people read it: `1.5 s`, `12 jobs`, `85%`.
    package func text(_ value: Double) -> String {
        switch self {
        case .seconds: Self.duration(value)
        case .count(let things): "\(Int(value.rounded()))\(things.isEmpty ? "" : " \(things)")"
        case .share: "\(Self.short(value * 100))%"
        case .verdict: ""
        }
    }

    /// As health.yaml has it: `30m`, `12`, `85%`.
    package func setting(_ value: Double) -> String {
        switch self {
        case .seconds: DurationUnit.text(.milliseconds((value * 1000).rounded()))
        case .count: "\(Int(value.rounded()))"
        case .share: "\(Self.short(value * 100))%"
        case .verdict: ""
        }
    }

    /// The unit of performance data (Nagios Plugin Development Guidelines, 2.6): `s`, `%`, or none.
    package var performanceUnit: String {
        switch self {
        case .seconds: "s"
        case .share: "%"
        case .count, .verdict: ""
        }
    }

    private static func duration(_ seconds: Double) -> String {
        switch abs(seconds) {
        case ..<1: "\(short(seconds * 1000)) ms"
        case ..<120: "\(short(seconds)) s"
        case ..<7200: "\(Int((seconds / 60).rounded())) min"
        case ..<172_800: "\(short(seconds / 3600)) h"
        default: "\(Int((seconds / 86_400).rounded(.down))) days"
        }
    }

    /// With one digit behind the point where it says something.
    private static func short(_ number: Double) -> String {
        let rounded = (number * 10).rounded() / 10
        return rounded == rounded.rounded() ? "\(Int(rounded))" : "\(rounded)"
    }
}

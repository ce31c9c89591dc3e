import Jobs
import Delivery
import Foundation
import StrictYAML

extension HealthSettings {
    /// Every key of `health.yaml`.
    static func read(_ section: Section) -> HealthSettings? {
        let usual = Hysteresis()
        let hysteresis = Hysteresis(
            confirm: section.value("for", .results, default: usual.confirm),
            recover: section.value("recover", .results, default: usual.recover))
        let timeout = section.value(
            "timeout", .duration(in: .seconds(1) ... .seconds(3600)), default: .seconds(120))
        let rules = section.section("thresholds") { section in
            var rules: [String: CheckRule] = [:]
            for check in HealthCheck.all {
                rules[check.name] = section.section(check.name) { readRule($0, of: check, hysteresis) }
            }
            return rules
        }
        let sweeps = section.value("sweeps", .list(of: .section(readSweep)), default: [])
        let alerts = section.section("alerts", readAlerts)
        guard let rules, let alerts else { return nil }
        let names = sweeps.map(\.name)
        if let twice = names.first(where: { name in names.count { $0 == name } > 1 }) {
            section.refuse("sweeps", "holds \(quoted(twice)) twice")
        }
        return HealthSettings(
            rules: rules,
            sweeps: HealthCheck.sweeps.merging(sweeps.map { ($0.name, $0.checks) }) { $1 },
            timeout: timeout, alerts: alerts)
    }

    private static func readRule(
        _ section: Section, of check: HealthCheck, _ usual: Hysteresis
    ) -> CheckRule {
        var thresholds = check.thresholds
        if let shape = check.quantity.threshold {
            thresholds.warning = section.value("warning", shape, default: thresholds.warning)
            thresholds.critical = section.value("critical", shape, default: thresholds.critical)
            if let warning = thresholds.warning, let critical = thresholds.critical,
                check.worse == .over ? warning > critical : warning < critical
            {
                section.refuse(
                    section.origin(of: "warning") == nil ? "critical" : "warning",
                    "a warning at \(check.quantity.setting(warning)) would come after critical at "
                        + check.quantity.setting(critical))
            }
        }
        thresholds.failed = section.value("failed", .failure, default: thresholds.failed)
        return CheckRule(
            thresholds: thresholds,
            hysteresis: Hysteresis(
                confirm: section.value("for", .results, default: usual.confirm),
                recover: section.value("recover", .results, default: usual.recover)))
    }

    private static func readSweep(_ section: Section) -> (name: String, checks: [String])? {
        let name = section.required("name", .sweepName)
        let patterns = section.required("checks", .list(of: .checks).filled())
        guard let name, let patterns else { return nil }
        return (name, patterns.flatMap(\.self))
    }

    private static func readAlerts(_ section: Section) -> AlertSettings? {
        let notify = section.value("notify", .list(of: .section(DeliveryTarget.read)), default: [])
        let alertmanager = section.optional("alertmanager", .address)
        let quiet = section.optional("quiet", .scalar("a time of the day", parse: QuietTime.parse))
        let timeZone = section.value("timezone", .timeZone(), default: .current)
        let criticalPasses = section.value("critical-passes", .boolean, default: true)
        let digest = section.value(
            "digest", .duration(in: .zero ... .seconds(86_400)), default: .seconds(900))
        let reminder = section.value(
            "repeat", Shape.duration(in: .seconds(300) ... .seconds(30 * 86_400)).or("never"), default: nil)
        return AlertSettings(
            notify: notify, alertmanager: alertmanager,
            policy: AlertPolicy(
                digest: digest, reminder: reminder,
                quiet: quiet.map { QuietTime(start: $0.start, end: $0.end, timeZone: timeZone) },
                criticalPasses: criticalPasses))
    }
}

extension Shape where Value == Int {
    /// How many results in a row.
    fileprivate static var results: Shape { integer(in: 1...100) }
}

extension Shape where Value == HealthState {
    /// What a failure may count as.
    fileprivate static var failure: Shape {
        Shape<String>.oneOf(["warning", "critical"]).checked { word in
            HealthState(rawValue: word).map { .value($0) } ?? .mistake("\(quoted(word)) is no state")
        }
    }
}

extension Shape where Value == String {
    fileprivate static var sweepName: Shape {
        text.checked { name in
            name.wholeMatch(of: /[a-z0-9]+(-[a-z0-9]+)*/) != nil
                ? .value(name) : .mistake("\(quoted(name)) is no name such as \"night-watch\"")
        }
    }

    fileprivate static var address: Shape {
        text.checked { text in
            guard let url = URL(string: text), ["http", "https"].contains(url.scheme), url.host() != nil
            else { return .mistake("\(quoted(text)) is no address such as http://alertmanager:9093") }
            return .value(text.last == "/" ? String(text.dropLast()) : text)
        }
    }
}

extension Shape where Value == [String] {
    /// A check's name, or all that begin alike: `queue.*`.
    fileprivate static var checks: Shape {
        Shape<String>.text.checked { text in
            let names = HealthCheck.all.map(\.name)
            let found =
                text.hasSuffix(".*")
                ? names.filter { $0.hasPrefix(text.dropLast()) } : names.filter { $0 == text }
            guard found.isEmpty else { return .value(found) }
            let groups = Set(names.map { "\($0.prefix { $0 != "." }).*" }).sorted()
            return .mistake(
                "\(quoted(text)) is no check",
                suggestion: Nearest.candidate(to: text, among: names + groups))
        }
    }
}

extension Quantity {
    /// What a threshold looks like in the file; nil where there is none.
    fileprivate var threshold: Shape<Double?>? {
        switch self {
        case .seconds:
            Shape.duration(in: .zero ... .seconds(3650 * 86_400))
                .checked { .value($0.inSeconds) }.or("none")
        case .count: Shape.integer(in: 0...1_000_000_000).checked { .value(Double($0)) }.or("none")
        case .share: Shape.probability.or("none")
        case .verdict: nil
        }
    }
}

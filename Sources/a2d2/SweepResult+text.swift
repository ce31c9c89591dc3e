import Foundation
import Health
import Terminal

extension SweepResult {
    /// `A2D2 CRITICAL: 1 critical, 2 warning of 31; database.reachable fails`
    var statusLine: String {
        let troubles = checks.filter { $0.measured != .ok && $0.suppressedBy == nil }
            .sorted { $1.measured < $0.measured }
        let counts = [HealthState.critical, .warning, .unknown].compactMap { state -> String? in
            let count = troubles.count { $0.measured == state }
            return count == 0 ? nil : "\(count) \(state.rawValue)"
        }
        let applicable = checks.count { $0.isApplicable }
        guard let worst = troubles.first else { return "A2D2 OK: \(applicable) checks are well" }
        let reason = worst.reason.map { ", \($0)" } ?? ""
        return "A2D2 \(state.rawValue.uppercased()): \(counts.joined(separator: ", ")) of \(applicable);"
            + " \(worst.title) \(worst.text)\(reason)".printable.onOneLine
    }

    /// `'queue.age extract'=12s;1800;14400` (Nagios Plugin Development Guidelines, 2.6).
    var performanceData: String {
        checks.compactMap(\.performanceData).joined(separator: " ")
    }
}

extension SweepResult.Check {
    /// `queue.age of extract`
    var title: String { subject.isEmpty ? check : "\(check) of \(subject)" }

    fileprivate var performanceData: String? {
        guard let value else { return nil }
        let factor = unit == "%" ? 100.0 : 1
        func number(_ value: Double) -> String {
            let rounded = (value * factor * 1000).rounded() / 1000
            return rounded == rounded.rounded() ? "\(Int(rounded))" : "\(rounded)"
        }
        // A range that ends at infinity: an alert for what is under its start.
        let isUnder = thresholds.hasPrefix("under")
        let limits = [warning, critical].map { $0.map { number($0) + (isUnder ? ":" : "") } ?? "" }
        let label = (subject.isEmpty ? check : "\(check) \(subject)")
            .replacing("'", with: "").replacing("=", with: "-").replacing("|", with: "-").onOneLine
        return "'\(label)'=\(number(value))\(unit);\(limits.joined(separator: ";"))"
    }
}

extension String {
    fileprivate var onOneLine: String { split(whereSeparator: \.isNewline).joined(separator: " ") }
}

extension Output {
    /// The table of a sweep, and what to do about what is not well.
    func show(_ result: SweepResult) {
        print(style.paint(result.statusLine, result.state.colour))
        print()
        var table = TextTable([
            .init("check"), .init("subject", maximum: 36), .init("value", .right),
            .init("threshold", maximum: 24), .init("state", maximum: 32), .init("since"),
        ])
        for check in result.checks where check.isApplicable {
            table.add([
                check.check, check.subject, check.text, check.thresholds, check.stateText,
                check.since?.short ?? "",
            ])
        }
        for line in table.lines(style: style) { print(line) }
        let absent = result.checks.filter { !$0.isApplicable }
        if !absent.isEmpty {
            print(
                style.paint("\nnot here: " + Set(absent.map(\.check)).sorted().joined(separator: ", "), .grey)
            )
        }
        for check in result.checks where check.measured != .ok && check.suppressedBy == nil {
            print()
            print(style.paint("\(check.measured.rawValue): \(check.title)".printable, check.measured.colour))
            if let reason = check.reason { print("  \(reason.printable)") }
            if let advice = check.advice { print("  \(advice)") }
            if let name = check.acknowledgedBy { print("  acknowledged by \(name.printable)") }
        }
        showRest(of: result)
    }

    private func showRest(of result: SweepResult) {
        for remedy in result.remedies {
            let what = remedy.failure.map { "\(remedy.name): \($0)" } ?? "\(remedy.name): \(remedy.count)"
            print("\nremedy: \(what.printable)")
        }
        if let fault = result.recordingFault { print("\nnot written down: \(fault.printable)") }
        for fault in result.alertFaults { print("\nnot told: \(fault.printable)") }
    }
}

extension SweepResult.Check {
    /// `critical`, `ok, critical 1 of 2`, `suppressed: see database.reachable`
    fileprivate var stateText: String {
        if let suppressedBy { return "see \(suppressedBy)" }
        var text = state.rawValue
        if let confirming { text += ", \(measured.rawValue) \(confirming)" }
        return isFlapping ? text + ", flaps" : text
    }
}

extension HealthState {
    var colour: Style.Colour {
        switch self {
        case .ok: .green
        case .warning: .yellow
        case .critical: .red
        case .unknown: .magenta
        }
    }
}

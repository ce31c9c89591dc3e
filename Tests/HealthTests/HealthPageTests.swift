import Foundation
import StrictYAML
import Testing

@testable import Health

/// `docs/health-checks.md` and `health.yaml` against the program.
@Suite("The page about health checks")
struct HealthPageTests {
    private static var root: URL {
        URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
    }

    private func text(_ path: String) throws -> String {
        try String(contentsOf: Self.root.appending(path: path), encoding: .utf8)
    }

    /// A check as the page's table has it.
    static func row(_ check: HealthCheck) -> String {
        let under = check.worse == .under ? "under " : ""
        func limit(_ value: Double?) -> String {
            value.map { under + check.quantity.setting($0) } ?? "–"
        }
        let advice = check.advice(for: .critical) ?? ""
        return "| `\(check.name)` | \(check.measures) | \(limit(check.thresholds.warning)) |"
            + " \(limit(check.thresholds.critical)) | \(advice) |"
    }

    @Test("has every check with its thresholds and what to do, and no other")
    func checks() throws {
        let page = try text("docs/health-checks.md")
        let rows = page.split(separator: "\n").map(String.init)
        for check in HealthCheck.all { #expect(rows.contains(Self.row(check)), "\(check.name)") }
        let named = rows.compactMap {
            $0.firstMatch(of: /^\| `([a-z]+\.[a-z-]+)` \| [^`]/).map { String($0.output.1) }
        }
        #expect(Set(named) == Set(HealthCheck.all.map(\.name)))
    }

    @Test("explains every key of health.yaml, and no other")
    func keys() throws {
        let page = try text("docs/health-checks.md")
        let explained = page.split(separator: "\n").compactMap { line in
            line.firstMatch(of: /^\| `([a-zA-Z.-]+)` \| `[^|]*` \| [A-Z]/).map { String($0.output.1) }
        }
        var known: [String] = []
        for key in HealthSettings.keys {
            let name = HealthCheck.all.map(\.name).first { key.hasPrefix("thresholds.\($0).") }
            let general = name.map { key.replacing("thresholds.\($0).", with: "thresholds.CHECK.") } ?? key
            if !known.contains(general) { known.append(general) }
        }
        #expect(Set(explained) == Set(known))
        #expect(explained.count == known.count)
    }

    @Test("comes with a file that says nothing, and the defaults when its comments are taken away")
    func example() throws {
        let file = try text("health.yaml")
        #expect(try ConfigurationText.settings(file) == HealthSettings.usual)
        let open = file.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            line.hasPrefix("#  ") || line.wholeMatch(of: /#[a-z]+:.*/) != nil
                ? line.dropFirst() : line
        }
        let settings = try ConfigurationText.settings(open.joined(separator: "\n"))
        let usual = try HealthSettings.usual
        for check in HealthCheck.all {
            #expect(settings.rule(for: check) == usual.rule(for: check), "\(check.name)")
        }
        #expect(settings.alerts.policy.digest == AlertPolicy().digest)
        for check in HealthCheck.all { #expect(file.contains(" \(check.name):"), "\(check.name)") }
    }
}

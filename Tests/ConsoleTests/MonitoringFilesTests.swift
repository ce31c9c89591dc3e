import Console
import Extraction
import Foundation
import HTTPTestSupport
import Jobs
import Postgres
import PostgresTestSupport
import Store
import Synchronization
import Testing
import Yams

/// `docs/monitoring` against what is really served.
@Suite("The files for Prometheus and Grafana", .timeLimit(.minutes(10)))
struct MonitoringFilesTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appending(path: "docs")

    /// Of every rule.
    private func ruleExpressions() throws -> [String] {
        let text = try String(
            contentsOf: Self.folder.appending(path: "monitoring/a2d2.rules.yml"), encoding: .utf8)
        let file = try #require(try Yams.load(yaml: text) as? [String: Any])
        let groups = try #require(file["groups"] as? [[String: Any]])
        let rules = groups.flatMap { $0["rules"] as? [[String: Any]] ?? [] }
        for rule in rules {
            let annotations = rule["annotations"] as? [String: String] ?? [:]
            #expect(Set(annotations.keys) == ["summary", "description"], "\(rule["alert"] ?? "")")
        }
        return rules.compactMap { $0["expr"] as? String }
    }

    /// Of every panel, and of the variables.
    private func dashboardExpressions() throws -> [String] {
        let data = try Data(contentsOf: Self.folder.appending(path: "monitoring/a2d2-dashboard.json"))
        let file = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
        let panels = try #require(file["panels"] as? [[String: Any]])
        let targets = panels.flatMap { $0["targets"] as? [[String: Any]] ?? [] }
        let variables = (file["templating"] as? [String: Any])?["list"] as? [[String: Any]] ?? []
        return targets.compactMap { $0["expr"] as? String }
            + variables.compactMap { ($0["query"] as? [String: Any])?["query"] as? String }
    }

    private func names(in text: String) -> Set<String> {
        Set(text.matches(of: /\b(?:a2d2|process)_[a-z_]+/).map { String($0.output) })
    }

    /// What a console says of an installation that has just been made.
    private func servedNames() async throws -> Set<String> {
        try await withFreshDatabase(migrations: Schema.migrations) { database in
            let host = HostFigures(
                disks: [.init(folder: "data", free: 1, size: 2)],
                backups: .init(count: 0, newest: nil, verified: nil))
            let sources = ConsoleSources(
                version: "1.2.3", troubles: { [] },
                health: { HealthOverview(try await HealthFigures.read(from: database)) },
                metrics: {
                    try await DocumentStore(database: database).operatingFigures().families
                        + HealthFigures.read(from: database).families + host.families
                },
                ownMetrics: { ExtractorFigures().families })
            let answer = Mutex("")
            try await withConsole(sources, patience: .seconds(30)) { client in
                let body = try await client.get("/metrics").body
                answer.withLock { $0 = body }
            }
            let heads = answer.withLock(\.self).matches(of: #/(?m)^\# TYPE (\S+) /#)
            return Set(heads.map { String($0.output.1) })
        }
    }

    @Test("name no metric that isn't served, and the page explains every one")
    func names() async throws {
        let served = try await servedNames()
        #expect(served.count > 35)
        let rules = try ruleExpressions()
        let panels = try dashboardExpressions()
        #expect(rules.count > 15 && panels.count > 20)
        for expression in rules + panels {
            let used = names(in: expression)
            #expect(used.isSubset(of: served), "\(expression): \(used.subtracting(served))")
            #expect(!used.isEmpty || expression.hasPrefix("up{"), "\(expression)")
        }
        let page = try String(contentsOf: Self.folder.appending(path: "monitoring.md"), encoding: .utf8)
        let explained = Set(page.matches(of: /`((?:a2d2|process)_[a-z_]+)`/).map { String($0.output.1) })
        #expect(explained == served)
    }

    @Test("are well named: base units, and only counters end in _total")
    func conventions() async throws {
        try await withFreshDatabase(migrations: Schema.migrations) { database in
            let families =
                try await DocumentStore(database: database).operatingFigures().families
                + HealthFigures.read(from: database).families + ExtractorFigures().families
            #expect(Set(families.map(\.name)).count == families.count)
            for family in families {
                #expect(family.name.hasPrefix("a2d2_"))
                #expect(family.name.hasSuffix("_total") == (family.kind == .counter), "\(family.name)")
                #expect(family.help.hasSuffix("."), "\(family.name)")
            }
        }
    }
}

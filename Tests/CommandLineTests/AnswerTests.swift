import Foundation
import PostgresTestSupport
import Subprocess
import Testing

/// Verbs on an installation that has one document, with no service running.
@Suite("What verbs answer", .serialized)
struct AnswerTests {
    @Test("as JSON is an object, or an object a line, whatever the verb")
    func json() async throws {
        try await withInstallation { site in
            let submitted = try await site.objects("submit", "letter.txt")
            #expect(submitted.map { $0["outcome"] as? String } == ["accepted"])
            let id = try #require(submitted.first?["document"] as? String)
            #expect(
                try await site.objects("submit", "letter.txt").first?["outcome"] as? String == "duplicate")
            #expect(try await site.objects("documents", "list").first?["id"] as? String == id)
            #expect(try await site.objects("documents", "show", id).first?["state"] as? String == "in-flight")
            let job = try #require(try await site.objects("jobs", "list").first?["id"] as? Int)
            #expect(try await site.objects("jobs", "show", "\(job)").first?["document"] as? String == id)
            #expect(try await site.objects("jobs", "retry", "\(job)").first?["state"] as? String == "waiting")
            for expected in [true, false] {
                let pause = try await site.objects("jobs", "pause", "--stage", "extract")
                #expect(pause.first?["isChanged"] as? Bool == expected)
            }
            let status = try #require(try await site.objects("status").first)
            #expect(status["isBalanced"] as? Bool == true)
            #expect((status["pauses"] as? [[String: Any]])?.first?["stage"] as? String == "extract")
            #expect(
                try await site.objects("jobs", "resume", "--stage", "extract").first?["isChanged"] as? Bool
                    == true)
            #expect(try await site.objects("jobs", "cancel", "\(job)").first?["document"] as? String == id)
            let exported = try await site.objects("documents", "export", id, "--to", "out")
            #expect(exported.first?["path"] as? String == "out/letter.txt")
            #expect(
                try await site.objects("documents", "reprocess", id).first?["state"] as? String == "in-flight"
            )
            for verb in [
                ["documents", "search", "nothing"], ["documents", "turned-away"], ["documents", "orphans"],
                ["review", "list"],
            ] {
                #expect(try await site.objects(verb).isEmpty, "\(verb)")
            }
            #expect(try await site.objects("pipeline", "list").first?["name"] as? String == "default")
            #expect(try await site.objects("pipeline", "validate").first?["isValid"] as? Bool == true)
            #expect(try await site.objects("database", "status").count >= 3)
            #expect(try await site.objects("database", "migrate").first?["applied"] as? [String] == [])
            #expect(try await site.objects("config", "show").contains { $0["key"] as? String == "data" })
            try await refusals(of: site, id: id)
        }
    }

    /// Bad usage is told on standard error, with 2, and nothing on standard output.
    private func refusals(of site: Installed, id: String) async throws {
        for arguments in [
            ["review", "accept", id], ["documents", "correct", id, "--category", "letter"],
            ["documents", "reprocess", id], ["documents", "show", "ffffffff"], ["documents", "show", "zz"],
            ["jobs", "cancel", "999"], ["documents", "correct", id],
            ["review", "correct", id, "--field", "x"],
            ["documents", "list", "--limit", "0"], ["documents", "search", "x", "--limit", "-1"],
            ["database", "rollback"], ["status", "--log-level", "loud"], ["submit", "missing.pdf"],
            ["status", "--database-url", "nonsense"], ["pipeline", "validate", "letter.txt"],
        ] {
            let outcome = try await site.run(arguments)
            #expect(outcome.ending == .exited(2), "\(arguments): \(outcome.errors)")
            if arguments[0] != "pipeline" {
                #expect(!outcome.errors.isEmpty && outcome.output.isEmpty, "\(arguments)")
            }
        }
        try FileManager.default.removeItem(atPath: "\(site.folder)/pipelines/default.yaml")
        #expect(try await site.run(["run", "--json"]).ending == .exited(2), "there is no pipeline")
    }

    private struct Installed {
        let folder: String
        let database: String

        func run(_ arguments: [String]) async throws -> Program.Outcome {
            try await Program.run(arguments, in: folder, variables: ["A2D2_DATABASE_URL": database])
        }

        func objects(_ arguments: String...) async throws -> [[String: Any]] {
            try await objects(arguments)
        }

        func objects(_ arguments: [String]) async throws -> [[String: Any]] {
            let outcome = try await run(arguments + ["--json"])
            try #require(outcome.ending == .exited(0), "\(arguments): \(outcome.errors)")
            return try outcome.output.split(separator: "\n").map { line in
                try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
            }
        }
    }

    private func withInstallation(_ body: (Installed) async throws -> Void) async throws {
        let folder = "\(NSTemporaryDirectory())/a2d2-\(UUID().uuidString)"
        try FileManager.default.createDirectory(
            atPath: "\(folder)/pipelines", withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try Data("name: default\nwatch:\n  - folder: inbox\n".utf8)
            .write(to: URL(filePath: "\(folder)/pipelines/default.yaml"))
        try Data("Dear Sir or Madam".utf8).write(to: URL(filePath: "\(folder)/letter.txt"))
        try await withOwnCluster { _, socket, _ in
            try await body(
                Installed(folder: folder, database: "host=\(socket) port=5432 user=a2d2 dbname=a2d2"))
        }
    }
}

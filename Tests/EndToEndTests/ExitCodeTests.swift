import EndToEndSupport
import Foundation
import Subprocess
import Testing

extension EndToEnd {
    @Suite("What verbs print and how they exit")
    struct ExitCodeTests {
        /// The contract of `try --json`; `classification` and what follows from reading are missing from a refusal.
        private static let keys: Set<String> = [
            "file", "sha256", "mediaType", "pageCount", "language", "pages", "classification", "fields",
            "findings",
            "summary", "children", "refusal", "seconds",
        ]

        @Test("try prints the agreed keys, one object for each file, and exits with 3 when one is refused")
        func tryFiles() async throws {
            try await withSite(pipelines: PipelineText.shipped()) { site in
                let good = [
                    Fixture("inbox/invoices/invoice-HP-4417.pdf"),
                    Fixture("inbox/correspondence/heating.txt"),
                ]
                let fine = try await site.run(["try", "--json"] + good.map(\.source))
                #expect(fine.ending == .exited(0), "\(fine.errors)")
                let reports = try objects(fine)
                #expect(reports.compactMap { $0["file"] as? String } == good.map(\.source))
                for report in reports {
                    #expect(Self.keys.isSubset(of: report.keys), "\(Self.keys.subtracting(report.keys))")
                    #expect(report["refusal"] is NSNull)
                }
                let invoice = try #require(reports.first)
                let pages = try #require(invoice["pages"] as? [[String: Any]])
                #expect(Set(pages[0].keys) == ["number", "source", "text", "confidence", "rotation"])
                let fields = try #require(invoice["fields"] as? [[String: Any]])
                let number = try #require(fields.first { $0["name"] as? String == "invoice_number" })
                #expect(number["value"] as? String == "HP-4417")
                #expect((number["box"] as? [Double])?.count == 4)

                let mixed = try await site.run(
                    ["try", "--json", good[0].source, Fixture("bad/encrypted.pdf").source])
                #expect(mixed.ending == .exited(3))
                let refusal = try #require(try objects(mixed).last?["refusal"] as? [String: Any])
                #expect(refusal["code"] as? String == "encrypted")
                #expect(refusal["message"] is String)
                #expect(site.postmaster == nil)
                #expect(!FileManager.default.fileExists(atPath: "\(site.data)/postgres/cluster"))
            }
        }

        @Test("Bad usage exits with 2")
        func badUsage() async throws {
            try await withSite { site in
                for arguments in [
                    ["try"], ["run", "--roles", "cook"], ["documents", "list", "--state", "lost"],
                    ["frobnicate"], ["try", "--pipeline", "none", Fixture("bad/empty.txt").source],
                    ["status", "--data"], ["documents", "show", "0000"],
                ] {
                    let outcome = try await site.run(arguments)
                    #expect(outcome.ending == .exited(2), "\(arguments): \(outcome.errors)")
                    #expect(!outcome.errors.isEmpty)
                }
            }
        }

        @Test("A database that can't be reached exits with 4, and its password is not told")
        func unreachable() async throws {
            try await withSite { site in
                let outcome = try await site.run(
                    "documents", "list", "--json", "--database-url",
                    "postgres://nobody:secret@127.0.0.1:1/none")
                #expect(outcome.ending == .exited(4), "\(outcome.errors)")
                #expect(!outcome.errors.contains("secret"))
                let submission = try await site.run(
                    "submit", "--wait", "--pipeline", "load", Fixture("bad/empty.txt").source)
                #expect(submission.ending == .exited(4), "nobody would process it")
            }
        }

        private func objects(_ outcome: Outcome) throws -> [[String: Any]] {
            try outcome.output.split(separator: "\n").map { line in
                let object = try JSONSerialization.jsonObject(with: Data(line.utf8))
                return try #require(object as? [String: Any])
            }
        }
    }
}

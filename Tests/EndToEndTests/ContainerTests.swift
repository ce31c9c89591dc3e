import EndToEndSupport
import Foundation
import Glibc
import Operations
import Store
import Subprocess
import Testing

extension EndToEnd {
    @Suite("Documents within documents")
    struct ContainerTests {
        private struct Details: Decodable {
            struct Child: Decodable {
                var file: String
                var id: String?
            }

            var parent: String?
            var children: [Child]
        }

        @Test(
            "A mail and what is attached to it, and a file in an archive, each go their own way to the shelf")
        func wholeWay() async throws {
            try await withSite(settings: "", pipelines: PipelineText.shipped()) { site in
                let mail = Fixture("inbox/correspondence/organ-repair.eml")
                let archive = Fixture("inbox/general/garden-society.zip")
                try site.drop(mail, in: "correspondence")
                try site.drop(archive, in: "")
                #expect(try await site.runUntilIdle().ending == .exited(0))

                let documents = try await site.documents()
                #expect(
                    documents.map(\.name).sorted() == [
                        "2026-09.md", "2026-10.md", "attachment-2.eml", "garden-society.zip",
                        "invoice-TO-2026-118.pdf", "organ-repair.eml", "pipes.csv",
                    ])
                func id(_ name: String) throws -> String {
                    try #require(documents.first { $0.name == name }?.id)
                }
                func details(_ name: String) async throws -> Details {
                    try await site.run("documents", "show", try id(name), "--json").object(Details.self)
                }
                let whole = try await details("organ-repair.eml")
                #expect(whole.parent == nil)
                #expect(
                    whole.children.map(\.id) == [
                        try id("invoice-TO-2026-118.pdf"), try id("attachment-2.eml"),
                    ])
                #expect(try await details("pipes.csv").parent == id("attachment-2.eml"))
                let invoice = try #require(documents.first { $0.name == "invoice-TO-2026-118.pdf" })
                #expect(invoice.category == "invoice" && invoice.pipeline == "correspondence")
                for name in ["organ-repair.eml", "attachment-2.eml", "garden-society.zip"] {
                    #expect(documents.first { $0.name == name }?.state == "stored", "\(name)")
                }
                try site.expectCompleteOutbox(of: documents)
                let status = try await site.status()
                #expect(status.isBalanced && status.ledger.arrivals == 7)
            }
        }

        private struct Tried: Decodable {
            struct Refusal: Decodable { var code: String }

            var file: String
            var pageCount: Int?
            var refusal: Refusal?
            var children: [Tried]
        }

        @Test("What lies within a document is tried with it")
        func tried() async throws {
            try await withSite(settings: "", pipelines: PipelineText.shipped()) { site in
                let mail = Fixture("inbox/correspondence/organ-repair.eml")
                let tried = try await site.run("try", "--json", mail.source).object(Tried.self)
                #expect(tried.children.map(\.file) == ["invoice-TO-2026-118.pdf", "attachment-2.eml"])
                #expect(tried.children.map(\.refusal?.code) == [nil, nil])
                #expect(tried.children.map(\.pageCount) == [1, 1])
                #expect(tried.children.last?.children.map(\.file) == ["pipes.csv"])
                #expect(tried.children.last?.children.map(\.pageCount) == [1])
            }
        }

        @Test("A stack that was scanned in one go becomes a document for each paper in it")
        func stack() async throws {
            let dividing = PipelineText.storesEverything.replacing(
                "  languages: [eng]", with: "  languages: [eng]\n  scans: { separators: [PATCHT] }")
            try await withSite(settings: "", pipelines: ["load.yaml": dividing]) { site in
                try site.drop(Papers.stack([1, 2, 3]), as: "stack.pdf")
                #expect(try await site.runUntilIdle().ending == .exited(0))
                let documents = try await site.documents()
                let names = ["stack-001.pdf", "stack-002.pdf", "stack-003.pdf", "stack.pdf"]
                #expect(documents.map(\.name).sorted() == names)
                #expect(documents.allSatisfy { $0.state == "stored" })
                let stack = try #require(documents.first { $0.name == "stack.pdf" })
                let details = try await site.run("documents", "show", stack.id, "--json").object(Details.self)
                #expect(details.children.count == 3)
                try site.expectCompleteOutbox(of: documents)
                #expect(try await site.status().isBalanced)

                // The original is there as it came, and each part says what its paper says.
                let shelved = stack.outbox.filter { $0.hasSuffix(".pdf") }.map { "\(site.outbox)/\($0)" }
                #expect(
                    try shelved.map { try Data(contentsOf: URL(filePath: $0)) } == [Papers.stack([1, 2, 3])])
                for number in 1...3 {
                    let part = try #require(documents.first { $0.name == "stack-00\(number).pdf" })
                    let text = try #require(part.outbox.first { $0.hasSuffix(".txt") })
                    let said = try String(contentsOfFile: "\(site.outbox)/\(text)", encoding: .utf8)
                    let first = String(decoding: Papers.text(number), as: UTF8.self).split(separator: "\n")[0]
                    #expect(said.contains(first))
                }
            }
        }

        @Test("A document with a password is read by whoever knows it, and nobody else gets to know it")
        func password() async throws {
            let secret = "open sesame"
            let knowing = PipelineText.storesEverything.replacing(
                "  languages: [eng]", with: "  languages: [eng]\n  passwords: [wrong, \(secret)]")
            try await withSite(settings: "", pipelines: ["load.yaml": knowing]) { site in
                try site.drop(Fixture("bad/encrypted.pdf"), in: "")
                let run = try await site.run("run", "--until-idle", "--log-level", "debug")
                #expect(run.ending == .exited(0))
                let document = try #require(try await site.documents().first)
                #expect(document.state == "stored")
                #expect(!run.errors.contains(secret))
                let shown = try await site.run("pipeline", "list", "--json")
                #expect(!shown.output.contains(secret) && !shown.errors.contains(secret))
                let definition = try await site.withInstallation { installation in
                    try await installation.store.definition(
                        pipeline: "load", version: document.pipelineVersion)
                }
                #expect(definition?.contains(secret) == false)
            }
        }

        @Test("An archive whose worker is killed, again and again, brings each of its files once")
        func killed() async throws {
            try await withSite(settings: "queue: { lease: 5s, poll: 500ms }\n") { site in
                var files: [String: Data] = [:]
                for number in 0..<120 {
                    files["paper-\(number).txt"] = Data("Paper \(number) of the archive, \(UUID())".utf8)
                }
                files["papers.tar.gz"] = try await Self.pack(files, at: site)
                try site.drop(try #require(files["papers.tar.gz"]), as: "papers.tar.gz")
                var generator = SplitMix64(seed: 77)
                for _ in 0..<6 {
                    let ended = try await site.withService { service in
                        try await service.logs("ready")
                        // The moment of the kill is what this test is about.
                        try await Task.sleep(for: .milliseconds(Int.random(in: 20...900, using: &generator)))
                        service.process.signal(SIGKILL)
                    }
                    #expect(ended.ending == .signaled(SIGKILL), "it ended by itself: \(ended.errors)")
                }
                let last = try await site.runUntilIdle()
                #expect(last.ending == .exited(0), "\(last.errors)")
                try await site.expectAllStored(files)
                #expect(try await site.status().ledger.arrivals == files.count)
            }
        }

        private static func pack(_ files: [String: Data], at site: Site) async throws -> Data {
            let folder = "\(site.folder)/papers"
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            for (name, bytes) in files { try bytes.write(to: URL(filePath: "\(folder)/\(name)")) }
            let archive = "\(site.folder)/papers.tar.gz"
            let packed = try await Subprocess.run(
                .name("tar"), arguments: ["-C", folder, "-czf", archive, "."], output: .discarded,
                error: .string(limit: 4096))
            #expect(packed.terminationStatus == .exited(0), "\(packed.standardError)")
            return try Data(contentsOf: URL(filePath: archive))
        }
    }
}

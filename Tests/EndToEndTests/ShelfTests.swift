import Documents
import EndToEndSupport
import Foundation
import Operations
import Store
import Subprocess
import Testing

extension EndToEnd {
    @Suite("From the inbox to the shelf")
    struct ShelfTests {
        private static let good: [(folder: String, fixture: Fixture)] = [
            ("invoices", Fixture("inbox/invoices/invoice-HP-4417.pdf")),
            ("invoices/2026", Fixture("inbox/invoices/Rechnung_2026-0815.pdf")),
            ("invoices/2026/11", Fixture("inbox/invoices/Счёт на оплату № 128.pdf")),
            ("invoices", Fixture("inbox/invoices/Scan_20260313_0931.pdf")),
            ("correspondence", Fixture("inbox/correspondence/heating.txt")),
            ("correspondence/post", Fixture("inbox/correspondence/Einladung.txt")),
            ("correspondence/post", Fixture("inbox/correspondence/council-letter.pdf")),
            ("correspondence", Fixture("inbox/correspondence/pismo-muzeyu.txt")),
            ("", Fixture("inbox/general/Umsaetze_Oktober.csv")),
            ("reports", Fixture("inbox/general/Fahrgastbefragung.md")),
            ("people/new", Fixture("inbox/general/rezume.txt")),
            ("people", Fixture("inbox/general/cv-kervadec.pdf")),
            ("certificates", Fixture("inbox/general/certificate-welding.pdf")),
            ("receipts", Fixture("inbox/general/ticket-restaurant.png")),
        ]
        private static let bad = [
            "encrypted.pdf", "truncated.pdf", "no-pages.pdf", "program.pdf", "corrupt.jpg",
        ].map { Fixture("bad/\($0)") }
        private static let unclear = "unclear.txt"
        private static let huge = "huge.txt"

        @Test("What is dropped is read, classified and shelved, or kept apart with a reason")
        func wholeWay() async throws {
            let settings = "intake: { max-file-size: 2MiB }\n"
            try await withSite(settings: settings, pipelines: PipelineText.shipped()) { site in
                for (folder, fixture) in Self.good { try site.drop(fixture, in: folder) }
                for fixture in Self.bad { try site.drop(fixture, in: "mixed/bad") }
                try site.drop(Data("brillig slithy toves gyre gimble wabe".utf8), as: Self.unclear)
                try site.drop(Data(repeating: 0x20, count: 3 << 20), as: Self.huge)

                let run = try await site.runUntilIdle()
                #expect(run.ending == .exited(0), "\(run.errors)")
                #expect(site.postmaster == nil)

                let documents = try await site.documents()
                try expectGoodOnes(documents)
                try await expectBadOnes(documents, at: site)
                try site.expectCompleteOutbox(of: documents)
                #expect(site.files(below: site.archive).count == Self.good.count + Self.bad.count + 1)
                #expect(site.files(below: site.inbox) == [Self.huge])
                try await expectLedger(of: documents, at: site)
                try await expectSearch(at: site)
                try await expectReview(at: site)
                try await expectDuplicate(at: site)
            }
        }

        /// What was stored was sure of itself, so it must be right; what was not is with a person.
        private func expectGoodOnes(_ documents: [ListedDocument]) throws {
            for (_, fixture) in Self.good {
                let document = try #require(documents.first { $0.name == fixture.name }, "\(fixture.path)")
                #expect(["stored", "review"].contains(document.state), "\(fixture.path)")
                let truth = try #require(try fixture.truth().category)
                if document.state == "stored" { #expect(document.category == truth, "\(fixture.path)") }
            }
            #expect(documents.first { $0.name == Self.unclear }?.state == "review")
            #expect(documents.filter { $0.state == "stored" }.count >= 10)
            let pipelines = Dictionary(grouping: documents, by: \.pipeline)
            #expect(pipelines["invoices"]?.count == 4)
            #expect(pipelines["correspondence"]?.count == 4)
        }

        private func expectBadOnes(_ documents: [ListedDocument], at site: Site) async throws {
            struct TurnedAway: Decodable {
                var path: String
                var code: String
            }
            let turnedAway = try await site.run("documents", "turned-away", "--json").objects(TurnedAway.self)
            #expect(turnedAway.map(\.path) == [Self.huge])
            #expect(turnedAway.map(\.code) == ["file-too-large"])
            for fixture in Self.bad {
                let document = try #require(documents.first { $0.name == fixture.name })
                #expect(document.state == "quarantined" && document.outbox.isEmpty)
                let expected = try #require(try fixture.truth().refusal).split(separator: "|")
                #expect(expected.contains { $0 == document.refusal?.code ?? "" }, "\(fixture.path)")
            }
        }

        private func expectLedger(of documents: [ListedDocument], at site: Site) async throws {
            let status = try await site.status()
            #expect(status.isBalanced)
            #expect(status.service == nil)
            #expect(status.ledger.arrivals == Self.good.count + Self.bad.count + 2)
            #expect(status.ledger.quarantined == Self.bad.count + 1)
            #expect(status.ledger.stored == documents.filter { $0.state == "stored" }.count)
            #expect(status.problems == [])
        }

        private func expectSearch(at site: Site) async throws {
            struct Hit: Decodable {
                var name: String
            }
            let hits = try await site.run("documents", "search", "--json", "HP-4417").objects(Hit.self)
            #expect(hits.map(\.name) == ["invoice-HP-4417.pdf"])
            let russian = try await site.run("documents", "search", "--json", "реставратор", "резюме")
            #expect(russian.ending == .exited(0))
        }

        /// A person says that the unclear one is right.
        private func expectReview(at site: Site) async throws {
            let waiting = try await site.run("review", "list", "--json").objects(ListedDocument.self)
            let unclear = try #require(waiting.first { $0.name == Self.unclear })
            #expect(try await site.run("review", "accept", unclear.id).ending == .exited(0))
            #expect(try await site.runUntilIdle().ending == .exited(0))
            let accepted = try #require(try await site.documents().first { $0.id == unclear.id })
            #expect(accepted.state == "stored")
            try site.expectCompleteOutbox(of: try await site.documents())
        }

        private func expectDuplicate(at site: Site) async throws {
            let before = try await site.status().ledger
            try site.drop(Self.good[0].fixture, in: "invoices/again")
            #expect(try await site.runUntilIdle().ending == .exited(0))
            let after = try await site.status().ledger
            #expect(after.isBalanced)
            #expect(after.duplicates == before.duplicates + 1)
            #expect(after.stored == before.stored)
        }
    }
}

import Documents
import Foundation
import Operations
import Postgres
import PostgresTestSupport
import Store
import Testing

@Suite("Reconciliation")
struct ReconciliationTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    private func reconcile(_ installation: Installation) async throws -> ChoreOutcome {
        try await installation.chores(logger: TestServer.logger).run("reconciliation")
    }

    @Test("finds nothing where nothing is wrong; what people took from the outbox is no fault")
    func allIsWell() async throws {
        try await withInstallation(folder) { installation in
            try await installation.admit("a letter")
            let record = try await installation.shelve("an invoice")
            try await installation.database.execute(
                "UPDATE documents SET outbox_files = \(["invoice/a.pdf", "invoice/a.json"]) WHERE id = \(record.id.uuid)"
            )
            let outcome = try await reconcile(installation)
            #expect(outcome.remedies.isEmpty && outcome.findings.isEmpty)
            #expect(
                outcome.sentence
                    == "arrivals: 2, blobs: 2, orphan blobs removed: 0, files taken from the outbox: 2")
        }
    }

    @Test("gives a stranded document a job again, and removes a stray job; the second time all is well")
    func strandedAndStray() async throws {
        try await withInstallation(folder) { installation in
            let stranded = try await installation.admit("a letter")
            let stray = try await installation.shelve("an invoice")
            try await installation.database.execute(
                "DELETE FROM jobs WHERE document_id = \(stranded.id.uuid)")
            try await installation.database.execute(
                """
                INSERT INTO jobs (document_id, stage, pipeline) VALUES (\(stray.id.uuid), 'persist', 'default')
                """)
            #expect(try await !installation.store.ledger().isBalanced)
            let outcome = try await reconcile(installation)
            #expect(
                outcome.remedies == [
                    "removed 1 jobs of documents at their end: \(stray.id)",
                    "gave 1 documents that nothing would have taken on a job again: \(stranded.id)",
                ])
            #expect(try await installation.store.ledger().isBalanced)
            #expect(try await reconcile(installation).remedies.isEmpty)
        }
    }

    @Test("fails loudly when a document has no arrival")
    func noArrival() async throws {
        try await withInstallation(folder) { installation in
            let record = try await installation.shelve("an invoice")
            try await installation.database.execute("DELETE FROM arrivals")
            let failure = await #expect(throws: ChoreFailed.self) { try await reconcile(installation) }
            let findings = try #require(failure).outcome.findings
            #expect(findings.first == "1 documents have no arrival: \(record.id)")
            #expect(
                findings.count == 2
                    && findings[1].hasPrefix("the ledger does not balance: 0 arrivals, 1 stored"))
        }
    }

    @Test("brings lost blobs back from a backup that has them whole, and says which are lost for good")
    func lostBlobs() async throws {
        try await withInstallation(folder) { installation in
            let missing = try await installation.shelve("an invoice")
            let cut = try await installation.shelve("a letter")
            _ = try await BackupMaker(installation, version: "1", logger: TestServer.logger).make()
            let late = try await installation.shelve("a receipt")
            try installation.blobs.remove(missing.hash)
            let path = try #require(installation.blobs.asFolder).path(of: cut.hash)
            try FileManager.default.removeItem(atPath: path)
            try Data("a le".utf8).write(to: URL(fileURLWithPath: path))
            try installation.blobs.remove(late.hash)

            let failure = await #expect(throws: ChoreFailed.self) { try await reconcile(installation) }
            let outcome = try #require(failure).outcome
            #expect(outcome.remedies.count == 1 && outcome.remedies[0].hasPrefix("brought 2 lost blobs back"))
            #expect(
                outcome.findings == [
                    "1 blobs that documents name are missing or cut short, and no backup has them: \(late.hash)"
                ])
            for record in [missing, cut] {
                #expect(try installation.blobs.rehash(record.hash) == record.hash)
            }
        }
    }
}

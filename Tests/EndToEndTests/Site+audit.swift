import Documents
import EndToEndSupport
import Foundation
import Logging
import Operations
import Postgres
import Store
import Testing

extension Site {
    /// Opens the installation in this process, for what no verb tells.
    func withInstallation<Result: Sendable>(
        _ use: @Sendable (Installation) async throws -> Result
    ) async throws -> Result {
        try await Installation.withOpen(
            settings(), poolSize: 2, logger: Logger(label: "audit") { _ in SwiftLogNoOpLogHandler() }, use)
    }

    /// Expects that each of the files that were dropped is on the shelf, once and whole, and that nothing else is
    /// left anywhere. `dropped` has the files' bytes by their names.
    func expectAllStored(_ dropped: [String: Data]) async throws {
        let documents = try await documents()
        #expect(documents.map(\.name).sorted() == dropped.keys.sorted())
        for document in documents {
            #expect(document.state == "stored", "\(document.name): \(document.refusal?.code ?? "")")
            #expect(dropped[document.name].map(ContentHasher.hash)?.hex == document.sha256)
        }
        let status = try await status()
        #expect(status.isBalanced)
        #expect(status.ledger.stored == dropped.count)
        #expect(status.queue.isEmpty)
        try expectCompleteOutbox(of: documents)
        try await expectSoundBlobs(of: documents)
        #expect(files(below: inbox) == [])
        #expect(files(below: "\(data)/tmp") == [])
    }

    /// Expects every document's files in the outbox, a sidecar that names it, and no other file.
    func expectCompleteOutbox(of documents: [ListedDocument]) throws {
        let stored = documents.filter { $0.state == "stored" }
        let found = files(below: outbox)
        #expect(found == stored.flatMap(\.outbox).sorted())
        for document in stored {
            let suffixes = document.outbox.map { ($0 as NSString).pathExtension }
            #expect(suffixes.contains("txt") && suffixes.last == "json", "\(document.name): \(suffixes)")
            guard let path = document.outbox.last else { continue }
            let sidecar = try JSONDecoder().decode(Sidecar.self, from: contents(ofOutbox: path))
            #expect(sidecar.id == document.id)
            #expect(sidecar.sha256 == document.sha256)
        }
    }

    /// Expects every document's blob to hold what its name says, and no blob that neither a document nor the listing
    /// of orphans names.
    private func expectSoundBlobs(of documents: [ListedDocument]) async throws {
        let (hashes, orphans) = try await withInstallation { installation in
            var hashes: Set<ContentHash> = []
            for shard in try installation.blobs.shards() {
                hashes.formUnion(try installation.blobs.listings(in: shard).map(\.hash))
            }
            for hash in hashes {
                #expect(try installation.blobs.rehash(hash) == hash)
            }
            return (hashes, try await installation.store.orphans(among: Array(hashes)))
        }
        let named = Set(documents.compactMap { ContentHash(hex: $0.sha256) })
        #expect(hashes.subtracting(orphans) == named)
    }

    /// What the queue and its history say.
    struct History: Sendable {
        /// That somebody still holds.
        var leases: Int
        /// The most that any stage of any document took.
        var attempts: Int
        /// How often a worker was gone before it had finished.
        var losses: Int
        /// What befell those that did not end well, or not at once.
        var troubles: String
    }

    func history() async throws -> History {
        try await withInstallation { installation in
            let rows = try await installation.database.query(
                """
                SELECT (SELECT count(*) FROM jobs WHERE lease_token IS NOT NULL) AS leases,
                    (SELECT coalesce(max(attempt), 0)::bigint FROM stage_runs) AS attempts,
                    (SELECT count(*) FROM stage_runs WHERE outcome = 'lost') AS losses,
                    (SELECT coalesce(string_agg(
                            concat_ws(' ', started_at, stage, document_id, 'attempt', attempt, outcome, code, message),
                            E'\n' ORDER BY finished_at), '')
                        FROM stage_runs WHERE attempt > 1 OR outcome IN ('failed', 'lost')) AS troubles
                """)
            let row = try #require(rows.first)
            return History(
                leases: try row.decode("leases"), attempts: try row.decode("attempts"),
                losses: try row.decode("losses"), troubles: try row.decode("troubles"))
        }
    }
}

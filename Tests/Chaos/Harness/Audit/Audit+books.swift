import Documents
import EndToEndSupport
import Foundation
import Operations
import Postgres
import Store

/// What the database says.
extension Audit {
    func lookAtBooks(_ truths: [String: Truth], _ result: inout Result) async throws {
        let (ledger, counts, emptyOnes, repeated) = try await site.withInstallation { installation in
            (
                try await installation.store.ledger(), try await Self.counts(installation.database),
                try await Self.refusedArrivals(installation.database),
                try await Self.repeatedStages(installation.database)
            )
        }
        result.notes.append("arrivals: \(ledger.arrivals), of them \(ledger.duplicates) duplicates")
        result.notes.append(
            "attempts: \(counts.lost) lost with their worker, \(counts.failed) failed, \(counts.faults) given back"
                + " for a fault of the machine, at most \(counts.attempts) at one stage")
        if !ledger.isBalanced { result.complaints.append("the ledger does not balance: \(ledger)") }
        if ledger.inFlight > 0 {
            result.complaints.append("\(ledger.inFlight) documents are still in flight")
        }
        if counts.jobs > 0 {
            result.complaints.append("\(counts.jobs) jobs are left, \(counts.leases) leased")
        }
        if counts.lost == 0 { result.notes.append("no kill met work in hand") }
        result.complaints += repeated
        let dropped = await site.dropper.empties
        if emptyOnes.sorted() != dropped.sorted() {
            result.complaints.append(
                "turned away at the door: \(emptyOnes.count) arrivals; without bytes were \(dropped.count) files"
            )
        }
    }

    private struct Counts: Sendable {
        var jobs: Int
        var leases: Int
        var attempts: Int
        var lost: Int
        var failed: Int
        var faults: Int
    }

    private static func counts(_ database: Database) async throws -> Counts {
        let rows = try await database.query(
            """
            SELECT (SELECT count(*) FROM jobs) AS jobs,
                (SELECT count(*) FROM jobs WHERE lease_token IS NOT NULL) AS leases,
                (SELECT coalesce(max(attempt), 0)::bigint FROM stage_runs) AS attempts,
                (SELECT count(*) FROM stage_runs WHERE outcome = 'lost') AS lost,
                (SELECT count(*) FROM stage_runs WHERE outcome = 'failed') AS failed,
                (SELECT count(*) FROM stage_runs WHERE outcome = 'fault') AS faults
            """)
        guard let row = rows.first else { throw StoreError.unexpected("no counts") }
        return Counts(
            jobs: try row.decode("jobs"), leases: try row.decode("leases"),
            attempts: try row.decode("attempts"),
            lost: try row.decode("lost"), failed: try row.decode("failed"), faults: try row.decode("faults"))
    }

    /// Their paths in the inbox.
    private static func refusedArrivals(_ database: Database) async throws -> [String] {
        try await database.query("SELECT relative_path FROM arrivals WHERE outcome = 'refused'").map {
            try $0.decode("relative_path")
        }
    }

    /// At least once is how often a stage is worked on; its effect is there exactly once.
    private static func repeatedStages(_ database: Database) async throws -> [String] {
        try await database.query(
            """
            SELECT name, stage, count(*) AS times
            FROM stage_runs JOIN documents ON documents.id = stage_runs.document_id
            WHERE outcome IN ('succeeded', 'memoised') GROUP BY documents.id, name, stage HAVING count(*) > 1
            """
        ).map {
            let name = try $0.decode("name", as: String.self)
            let stage = try $0.decode("stage", as: String.self)
            return "\(name): \(stage) took effect \(try $0.decode("times", as: Int.self)) times"
        }
    }

    /// Every document's blob whole, and no blob that nobody dropped or that no document names.
    func lookAtBlobs(
        of documents: [ListedDocument], _ truths: [String: Truth], _ result: inout Result
    ) async throws {
        let named = Set(documents.map(\.sha256))
        var present: Set<String> = []
        for path in site.folder.files(below: site.folder.blobs) where !path.hasPrefix("tmp/") {
            let name = (path as NSString).lastPathComponent
            present.insert(name)
            let bytes = try Data(contentsOf: URL(filePath: "\(site.folder.blobs)/\(path)"))
            if SHA256Text.of(bytes) != name { result.complaints.append("blob \(name): holds other bytes") }
        }
        for hash in named.subtracting(present).sorted() {
            result.complaints.append("blob \(hash): a document names it, and it is gone")
        }
        for hash in present.subtracting(named).sorted() {
            result.complaints.append("blob \(hash): an orphan that the chore has left")
        }
    }
}

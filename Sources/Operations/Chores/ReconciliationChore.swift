import Documents
import Foundation
package import Logging
import Store

/// Compares what the tables say with each other and with the disk, and puts right what is safe to put right.
package struct ReconciliationChore: Chore {
    package static let name = "reconciliation"
    package static let purpose =
        "compares ledger, queue, documents, blobs and outbox, and mends what can be mended"
    package static let parameters: [ChoreParameter] = []
    private let installation: Installation
    private let logger: Logger
    private static let batch = 1000

    package init(_ installation: Installation, logger: Logger) {
        self.installation = installation
        self.logger = logger
    }

    private var store: DocumentStore { installation.store }

    package func run(_ values: [String: Double]) async throws -> ChoreOutcome {
        var outcome = ChoreOutcome()
        try await removeStrayJobs(&outcome)
        try await resumeStranded(&outcome)
        try await compareLedger(&outcome)
        try await lookForBlobs(&outcome)
        try await removeOrphans(&outcome)
        try await lookIntoOutbox(&outcome)
        for remedy in outcome.remedies {
            logger.warning("reconciliation put something right", metadata: ["what": "\(remedy)"])
        }
        return outcome
    }

    private func removeStrayJobs(_ outcome: inout ChoreOutcome) async throws {
        let stray = try await store.removeStrayJobs()
        guard !stray.isEmpty else { return }
        outcome.remedies.append("removed \(stray.count) jobs of documents at their end: \(Self.names(stray))")
    }

    /// In batches, until there is none: who was given a job is found no more.
    private func resumeStranded(_ outcome: inout ChoreOutcome) async throws {
        var resumed: [DocumentID] = []
        while case let stranded = try await store.strandedDocuments(limit: Self.batch), !stranded.isEmpty {
            for id in stranded
            where try await store.resume(id, maxAttempts: installation.settings.maxAttempts) {
                resumed.append(id)
            }
        }
        guard !resumed.isEmpty else { return }
        outcome.remedies.append(
            "gave \(resumed.count) documents that nothing would have taken on a job again: \(Self.names(resumed))"
        )
    }

    private func compareLedger(_ outcome: inout ChoreOutcome) async throws {
        let ledger = try await store.ledger()
        outcome.counts.append(.init(what: "arrivals", count: ledger.arrivals))
        let homeless = try await store.documentsWithoutArrival(limit: Self.batch)
        if !homeless.isEmpty {
            outcome.findings.append("\(homeless.count) documents have no arrival: \(Self.names(homeless))")
        }
        if !ledger.isBalanced {
            outcome.findings.append(
                "the ledger does not balance: \(ledger.arrivals) arrivals, \(ledger.stored) stored, "
                    + "\(ledger.duplicates) duplicate, \(ledger.quarantined) quarantined, "
                    + "\(ledger.inFlight) in flight, \(ledger.stranded) stranded, \(ledger.stray) stray")
        }
    }

    private func lookForBlobs(_ outcome: inout ChoreOutcome) async throws {
        let blobs = installation.blobs
        var count = 0
        var lost: [DocumentStore.NamedBlob] = []
        for shard in DocumentStore.shards {
            let named = try await store.namedBlobs(in: shard)
            count += named.count
            lost += try await BlockingWork.run {
                let sizes = try blobs.sizes(of: named.map(\.hash), in: shard)
                return named.filter { sizes[$0.hash] != $0.size }
            }
        }
        outcome.counts.append(.init(what: "blobs", count: count))
        let restored = try await bringBack(lost)
        if !restored.isEmpty {
            outcome.remedies.append(
                "brought \(restored.count) lost blobs back from backups: \(Self.names(restored.map(\.hash)))")
        }
        let gone = lost.filter { !restored.contains($0) }
        if !gone.isEmpty {
            outcome.findings.append(
                "\(gone.count) blobs that documents name are missing or cut short, and no backup has them: "
                    + Self.names(gone.map(\.hash)))
        }
    }

    /// The newest backup that has a blob, whole, gives it back.
    private func bringBack(_ lost: [DocumentStore.NamedBlob]) async throws -> Set<DocumentStore.NamedBlob> {
        guard !lost.isEmpty else { return [] }
        let blobs = installation.blobs
        let folder = BackupFolder(path: installation.settings.backupsFolder)
        return try await BlockingWork.run {
            let backups = try folder.backups().reversed().map(\.blobs)
            let restored = try lost.filter { blob in
                guard let backup = try backups.first(where: { try $0.rehash(blob.hash) == blob.hash }) else {
                    return false
                }
                return try blobs.takeBack(blob.hash, size: blob.size, from: backup)
            }
            if !restored.isEmpty { try blobs.synchronise() }
            return Set(restored)
        }
    }

    private func removeOrphans(_ outcome: inout ChoreOutcome) async throws {
        let orphans = try await OrphanBlobs(store: store, blobs: installation.blobs)
            .remove(unusedFor: OrphanBlobs.respite)
        outcome.counts.append(.init(what: "orphan blobs removed", count: orphans.count))
    }

    /// People take, move and delete there what they like: what is gone is counted, and nothing is wrong with it.
    private func lookIntoOutbox(_ outcome: inout ChoreOutcome) async throws {
        let outbox = installation.settings.outbox
        var taken = 0
        var last: DocumentID?
        while case let page = try await store.outboxFiles(after: last, limit: Self.batch), !page.isEmpty {
            taken += try await BlockingWork.run {
                page.flatMap(\.files).count { !FileManager.default.fileExists(atPath: "\(outbox)/\($0)") }
            }
            last = page.last?.id
        }
        outcome.counts.append(.init(what: "files taken from the outbox", count: taken))
    }

    /// Ten of them, since nobody reads more.
    private static func names(_ things: [some CustomStringConvertible]) -> String {
        let some = things.prefix(10).map(\.description).joined(separator: ", ")
        return things.count > 10 ? "\(some) and others" : some
    }
}

import Documents
import Foundation
import Jobs
import Postgres
import Store
import Testing

@Suite("An arrival")
struct ArrivalTests {
    @Test("that is accepted has a document, a run of the ingest stage and its first job")
    func accepted() async throws {
        try await withStore { store in
            var arrival = NewArrival.sample("one", path: "2026/march/one.pdf", name: "one.pdf")
            arrival.tags = ["2026", "march, \"15\""]
            arrival.priority = 3
            let id = try await store.admitted(arrival)
            let document = try await store.document(id)
            #expect(document.state == .inFlight && document.hash == arrival.hash && document.size == 3)
            #expect(document.name == "one.pdf" && document.tags == arrival.tags)
            #expect(try await store.runs(of: id).map(\.stage) == ["ingest"])
            let job = try #require(try await JobQueue.list(on: store.database).first)
            #expect(job.subject == .document(id) && job.stage == .extract && job.maxAttempts == 10)
            #expect(try await store.ledger().isBalanced)
        }
    }

    @Test("of bytes that were here before is a duplicate of a live document, but not of one in quarantine")
    func duplicate() async throws {
        try await withStore { store in
            let first = try await store.admitted(.sample("same"))
            #expect(try await store.admit(.sample("same", path: "copy.pdf")) == .duplicate(of: first))
            try await store.finish(first) { connection in
                try DocumentStore.quarantine(first, because: Refusal(.encrypted, "locked"), on: connection)
            }
            let second = try await store.admitted(.sample("same"))
            #expect(second != first)
            #expect(try await store.document(second).versionOf == nil)
            let ledger = try await store.ledger()
            #expect(ledger.arrivals == 3 && ledger.duplicates == 1 && ledger.quarantined == 1)
            #expect(ledger.isBalanced)
        }
    }

    @Test("is another version of what lay in the same place, where the pipeline keeps versions")
    func version() async throws {
        try await withStore { store in
            let first = try await store.admitted(.sample("v1", path: "plan.pdf", duplicates: .version))
            let second = try await store.admitted(.sample("v2", path: "plan.pdf", duplicates: .version))
            let elsewhere = try await store.admitted(.sample("v3", path: "other.pdf", duplicates: .version))
            let same = try await store.admitted(.sample("v1", path: "moved.pdf", duplicates: .version))
            #expect(try await store.document(second).versionOf == first)
            #expect(try await store.document(elsewhere).versionOf == nil)
            #expect(try await store.document(same).versionOf == first)
        }
    }

    @Test("is processed again where the pipeline says so")
    func process() async throws {
        try await withStore { store in
            let first = try await store.admitted(.sample("same", duplicates: .process))
            let second = try await store.admitted(.sample("same", duplicates: .process))
            #expect(first != second)
            #expect(try await store.document(second).versionOf == nil)
        }
    }

    @Test("is accepted once when its copies come at the same moment")
    func atTheSameMoment() async throws {
        try await withStore { store in
            let admissions = try await withThrowingTaskGroup(of: DocumentStore.Admission.self) { group in
                for number in 0..<12 {
                    group.addTask { try await store.admit(.sample("same", path: "\(number).pdf")) }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            let accepted = admissions.compactMap { if case .accepted(let id) = $0 { id } else { nil } }
            let first = try #require(accepted.first)
            #expect(accepted.count == 1)
            #expect(admissions.filter { $0 == .duplicate(of: first) }.count == 11)
            #expect(try await store.ledger().isBalanced)
        }
    }

    @Test("that was turned away is on record, and in the ledger")
    func turnedAway() async throws {
        try await withStore { store in
            try await store.recordRefusal(
                source: .watch, folder: "inbox", relativePath: "pipe", pipeline: "default", size: nil,
                modified: nil, fingerprint: "p", refusal: Refusal(.notAFile, "It is not a regular file."))
            let files = try await store.turnedAway(limit: 10)
            #expect(files.map(\.relativePath) == ["pipe"])
            #expect(files.map(\.code) == ["not-a-file"])
            #expect(try await store.hasTaken(folder: "inbox", relativePath: "pipe", fingerprint: "p"))
            let ledger = try await store.ledger()
            #expect(ledger.quarantined == 1 && ledger.turnedAway == 1 && ledger.isBalanced)
        }
    }

    @Test("is known again by folder, path and fingerprint, however long its path")
    func isKnownAgain() async throws {
        try await withStore { store in
            // Longer than an entry of a B-tree, and not to be compressed.
            let path = (0..<300).map { ContentHasher.hash(of: "\($0)".utf8).hex.prefix(12) }
                .joined(separator: "/")
            _ = try await store.admitted(.sample("deep", path: path, name: "deep.pdf"))
            let print = "print of deep"
            #expect(try await store.hasTaken(folder: "inbox", relativePath: path, fingerprint: print))
            #expect(try await !store.hasTaken(folder: "inbox", relativePath: path, fingerprint: "else"))
            #expect(try await !store.hasTaken(folder: "other", relativePath: path, fingerprint: print))
        }
    }

    @Test("needs a pipeline version on record")
    func needsAVersion() async throws {
        try await withStore { store in
            var unknown = NewArrival.sample("one")
            unknown.pipelineVersion = "v9"
            let arrival = unknown
            await #expect(throws: PostgresError.self) { _ = try await store.admit(arrival) }
            #expect(try await store.ledger().arrivals == 0)
            let definition = try #require(try await store.definition(pipeline: "default", version: "v1"))
            #expect(definition.contains("default"))
            #expect(try await store.definition(pipeline: "default", version: "v9") == nil)
        }
    }

    @Test("leaves an orphan in the blob store when it never commits, and that is told from the others")
    func orphans() async throws {
        try await withStore { store in
            _ = try await store.admitted(.sample("one"))
            let known = ContentHasher.hash(of: "one".utf8)
            let orphan = ContentHasher.hash(of: "two".utf8)
            #expect(try await store.orphans(among: [known, orphan]) == [orphan])
            #expect(try await store.orphans(among: []) == [])
        }
    }
}

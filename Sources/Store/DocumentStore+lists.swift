package import Documents
package import Foundation
import Postgres

extension DocumentStore {
    /// Which documents a list shall hold.
    package struct Filter: Sendable {
        package var state: DocumentState?
        package var category: String?
        package var pipeline: String?
        package var limit: Int

        package init(
            state: DocumentState? = nil, category: String? = nil, pipeline: String? = nil, limit: Int = 100
        ) {
            self.state = state
            self.category = category
            self.pipeline = pipeline
            self.limit = limit
        }
    }

    /// Documents that the filter lets through, newest first.
    package func documents(_ filter: Filter) async throws -> [DocumentRecord] {
        try await database.query(
            """
            SELECT \(DocumentRecord.columns) FROM documents
            WHERE (\(filter.state?.rawValue)::text IS NULL OR state = \(filter.state?.rawValue)::text)
                AND (\(filter.category)::text IS NULL OR category = \(filter.category)::text)
                AND (\(filter.pipeline)::text IS NULL OR pipeline = \(filter.pipeline)::text)
            ORDER BY id DESC LIMIT \(filter.limit)
            """
        ).map(DocumentRecord.init(row:))
    }

    /// The document that an id, or an unambiguous beginning of one (four digits or more), names.
    package func documents(beginningWith prefix: String) async throws -> [DocumentRecord] {
        try await database.query(
            """
            SELECT \(DocumentRecord.columns) FROM documents
            WHERE starts_with(id::text, lower(\(prefix))) ORDER BY id LIMIT 3
            """
        ).map(DocumentRecord.init(row:))
    }

    /// How many documents are in each state.
    package func countsByState() async throws -> [DocumentState: Int] {
        let rows = try await database.query(
            "SELECT state, count(*) AS documents FROM documents GROUP BY state")
        var counts: [DocumentState: Int] = [:]
        for row in rows {
            guard let state = DocumentState(rawValue: try row.decode("state")) else { continue }
            counts[state] = try row.decode("documents", as: Int.self)
        }
        return counts
    }

    /// A finished attempt, as `documents show` lists it.
    package struct Run: Sendable {
        package var stage: String
        package var attempt: Int
        package var started: Date
        package var finished: Date
        package var outcome: String
        package var code: String?
        package var message: String?
    }

    /// The way of a document so far, oldest first.
    package func runs(of id: DocumentID) async throws -> [Run] {
        try await database.query(
            """
            SELECT stage, attempt, started_at, finished_at, outcome, code, message FROM stage_runs
            WHERE document_id = \(id.uuid) ORDER BY finished_at
            """
        ).map { row in
            Run(
                stage: try row.decode("stage"), attempt: try row.decode("attempt"),
                started: try row.decode("started_at"), finished: try row.decode("finished_at"),
                outcome: try row.decode("outcome"), code: try row.decode("code"),
                message: try row.decode("message"))
        }
    }

    /// Files that were turned away at the door, newest first.
    package struct TurnedAway: Sendable {
        package var arrived: Date
        package var folder: String?
        package var relativePath: String
        package var code: String
        package var message: String?
    }

    package func turnedAway(limit: Int) async throws -> [TurnedAway] {
        try await database.query(
            """
            SELECT arrived_at, folder, relative_path, refusal_code, refusal_message FROM arrivals
            WHERE outcome = 'refused' ORDER BY id DESC LIMIT \(limit)
            """
        ).map { row in
            TurnedAway(
                arrived: try row.decode("arrived_at"), folder: try row.decode("folder"),
                relativePath: try row.decode("relative_path"), code: try row.decode("refusal_code"),
                message: try row.decode("refusal_message"))
        }
    }

    /// Of these blobs, those that no document names: orphans of an arrival that never committed.
    package func orphans(among hashes: [ContentHash]) async throws -> [ContentHash] {
        try await database.query(
            """
            SELECT hash FROM unnest(\(hashes.map(\.hex))) AS hash
            WHERE NOT EXISTS (SELECT FROM documents WHERE sha256 = hash)
            """
        ).compactMap { ContentHash(hex: try $0.decode("hash", as: String.self)) }
    }
}

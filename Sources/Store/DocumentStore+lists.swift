package import Documents
package import Foundation
import Jobs
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
        // Only the conditions that there are: so each list can walk the index that fits it.
        var conditions: [SQL] = ["true"]
        if let state = filter.state { conditions.append("state = \(state.rawValue)") }
        if let category = filter.category { conditions.append("category = \(category)") }
        if let pipeline = filter.pipeline { conditions.append("pipeline = \(pipeline)") }
        return try await database.query(
            """
            SELECT \(DocumentRecord.columns) FROM documents WHERE \(conditions.joined(separator: " AND "))
            ORDER BY id DESC LIMIT \(filter.limit)
            """
        ).map(DocumentRecord.init(row:))
    }

    /// The documents whose id begins with these hexadecimal digits (dashes don't count): three at most, enough to
    /// tell that there is more than one. Nothing for what can't begin an id.
    package func documents(beginningWith prefix: String) async throws -> [DocumentRecord] {
        guard let (first, last) = DocumentStore.ids(beginningWith: prefix) else { return [] }
        return try await database.query(
            """
            SELECT \(DocumentRecord.columns) FROM documents WHERE id BETWEEN \(first) AND \(last) ORDER BY id LIMIT 3
            """
        ).map(DocumentRecord.init(row:))
    }

    /// The lowest and the highest id that begin so.
    private static func ids(beginningWith prefix: String) -> (UUID, UUID)? {
        let digits = prefix.filter { $0 != "-" }
        guard digits.count <= 32, digits.allSatisfy(\.isHexDigit) else { return nil }
        func id(filledWith digit: String) -> UUID? {
            let all = digits + String(repeating: digit, count: 32 - digits.count)
            let cuts = [(0, 8), (8, 4), (12, 4), (16, 4), (20, 12)]
            return UUID(
                uuidString: cuts.map { all.dropFirst($0).prefix($1) }.joined(separator: "-"))
        }
        guard let first = id(filledWith: "0"), let last = id(filledWith: "f") else { return nil }
        return (first, last)
    }

    /// A finished attempt, as `documents show` lists it.
    package struct Run: Sendable {
        package var stage: String
        /// Of a long document, the pages that were worked on; nil for all.
        package var pages: ClosedRange<Int>?
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
            SELECT stage, first_page, last_page, attempt, started_at, finished_at, outcome, code, message
            FROM stage_runs WHERE document_id = \(id.uuid) ORDER BY finished_at
            """
        ).map { row in
            Run(
                stage: try row.decode("stage"), pages: try row.decodePages(),
                attempt: try row.decode("attempt"),
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
}

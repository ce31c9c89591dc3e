package import Documents
import Postgres

extension DocumentStore {
    /// After this many documents at one place of the outbox, the next is a fault.
    private static let mostNamesakes = 10_000

    /// Reserves a place in the outbox, before the first file is written: `path`, or `path (2)` and so on where another
    /// document stands already. A document that has a place keeps it, so that a second attempt writes to the same.
    package func reserveOutboxPath(_ path: String, for id: DocumentID) async throws -> String {
        try await database.transaction { connection in
            let record = try DocumentStore.lock(id, on: connection)
            if let reserved = record.outboxPath { return reserved }
            // Most paths are nobody's; only a namesake makes it worth while to look for a number.
            var candidate: String? = path
            while let place = candidate {
                if try DocumentStore.take(place, for: id, on: connection) { return place }
                candidate = try DocumentStore.freeOutboxPath(path, on: connection)
            }
            throw StoreError.unexpected("\(DocumentStore.mostNamesakes) documents at one place of the outbox")
        }
    }

    /// The first place that nobody has: one look at the index for each that somebody has.
    private static func freeOutboxPath(_ path: String, on connection: isolated Connection) throws -> String? {
        try connection.query(
            """
            SELECT place FROM generate_series(1, \(mostNamesakes)) AS number,
                LATERAL (SELECT CASE number WHEN 1 THEN \(path)::text ELSE \(path)::text || ' (' || number || ')' END
                    AS place) AS candidate
            WHERE NOT EXISTS (SELECT FROM documents WHERE outbox_path = place)
            ORDER BY number LIMIT 1
            """
        ).first?.decode("place")
    }

    /// False when another document took the place at the same moment.
    private static func take(_ place: String, for id: DocumentID, on connection: isolated Connection) throws
        -> Bool
    {
        try connection.execute("SAVEPOINT reservation")
        do {
            try connection.execute("UPDATE documents SET outbox_path = \(place) WHERE id = \(id.uuid)")
            try connection.execute("RELEASE SAVEPOINT reservation")
            return true
        } catch let error as PostgresError where error.sqlState == "23505" {
            try connection.execute("ROLLBACK TO SAVEPOINT reservation")
            return false
        }
    }
}

package import Documents
import Foundation
import Postgres

extension DocumentStore {
    /// Reserves a place in the outbox, before the first file is written: `path`, or `path (2)` and so on where another
    /// document stands already. A document that has a place keeps it, so that a second attempt writes to the same.
    package func reserveOutboxPath(_ path: String, for id: DocumentID) async throws -> String {
        try await database.transaction { connection in
            let record = try DocumentStore.document(id, on: connection)
            if let reserved = record.outboxPath { return reserved }
            for number in 1...10_000 {
                let candidate = number == 1 ? path : "\(path) (\(number))"
                try connection.execute("SAVEPOINT reservation")
                do {
                    try connection.execute(
                        "UPDATE documents SET outbox_path = \(candidate) WHERE id = \(id.uuid)")
                    return candidate
                } catch let error as PostgresError where error.sqlState == "23505" {
                    try connection.execute("ROLLBACK TO SAVEPOINT reservation")
                }
            }
            throw StoreError.unexpected("ten thousand documents at one place of the outbox")
        }
    }
}

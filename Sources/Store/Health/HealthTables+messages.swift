package import Foundation
package import Postgres

/// What people are told of changes, each once.
extension HealthTables {
    package struct Told: Sendable {
        package var id: Int64
        package var incident: Incident
        package var happenedAt: Date
        package var from: String
        package var to: String
        package var value: Double?
        package var reason: String?

        init(row: Row) throws {
            id = try row.decode("change_id")
            incident = try Incident(row: row)
            happenedAt = try row.decode("happened_at")
            from = try row.decode("from_state")
            to = try row.decode("to_state")
            value = try row.decode("value")
            reason = try row.decode("reason")
        }
    }

    private static let toldColumns: SQL =
        "health_changes.id AS change_id, happened_at, from_state, to_state, value, reason, incidents.*"

    /// Keeps others from making messages until the transaction ends.
    package static func lockMessages(on connection: isolated Connection) throws {
        try connection.execute("SELECT pg_advisory_xact_lock(hashtext('health_messages'))")
    }

    package static func untold(on connection: isolated Connection) throws -> [Told] {
        try connection.query(
            """
            SELECT \(toldColumns) FROM health_changes JOIN incidents ON incidents.id = incident_id
            WHERE message_id IS NULL ORDER BY health_changes.id
            """
        ).map(Told.init(row:))
    }

    package static func lastMessage(on connection: isolated Connection) throws -> Date? {
        try connection.query("SELECT max(made_at) AS last FROM health_messages").single().decode("last")
    }

    /// Open incidents with the time of what was last said about them.
    package static func openIncidents(
        on connection: isolated Connection
    ) throws -> [(incident: Incident, lastChange: Date)] {
        try connection.query(
            """
            SELECT incidents.*, coalesce(
                (SELECT max(happened_at) FROM health_changes WHERE incident_id = incidents.id), opened_at) AS last_change
            FROM incidents WHERE resolved_at IS NULL ORDER BY id
            """
        ).map { (try Incident(row: $0), try $0.decode("last_change")) }
    }

    /// Makes a message of changes that nobody was told yet.
    package static func makeMessage(
        of changes: [Int64], at date: Date, on connection: isolated Connection
    ) throws {
        let id = try connection.query(
            "INSERT INTO health_messages (made_at) VALUES (\(date)) RETURNING id"
        ).single().decode("id", as: Int64.self)
        try connection.execute(
            "UPDATE health_changes SET message_id = \(id) WHERE id = ANY (\(changes)) AND message_id IS NULL")
    }

    package struct Message: Sendable {
        package var id: Int64
        package var madeAt: Date
        package var changes: [Told]
    }

    /// Messages that have not reached everybody.
    package static func openMessages(on database: Database) async throws -> [Message] {
        try await database.withConnection { connection in
            let rows = try connection.query(
                "SELECT id, made_at FROM health_messages WHERE finished_at IS NULL ORDER BY id LIMIT 20")
            return try rows.map { row in
                let id = try row.decode("id", as: Int64.self)
                let changes = try connection.query(
                    """
                    SELECT \(toldColumns) FROM health_changes JOIN incidents ON incidents.id = incident_id
                    WHERE message_id = \(id) ORDER BY health_changes.id
                    """
                ).map(Told.init(row:))
                return Message(id: id, madeAt: try row.decode("made_at"), changes: changes)
            }
        }
    }

    package static func finish(_ message: Int64, at date: Date, on database: Database) async throws {
        try await database.execute(
            "UPDATE health_messages SET finished_at = \(date) WHERE id = \(message) AND finished_at IS NULL")
    }
}

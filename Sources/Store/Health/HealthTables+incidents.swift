package import Foundation
package import Postgres

/// Times during which a check was not well, and what happened to them.
extension HealthTables {
    package struct Incident: Sendable {
        package var id: Int64
        package var key: Key
        package var openedAt: Date
        package var state: String
        package var worst: String
        package var acknowledgedAt: Date?
        package var acknowledgedBy: String?
        package var resolvedAt: Date?

        init(row: Row) throws {
            id = try row.decode("id")
            key = try Key(row: row)
            openedAt = try row.decode("opened_at")
            state = try row.decode("state")
            worst = try row.decode("worst")
            acknowledgedAt = try row.decode("acknowledged_at")
            acknowledgedBy = try row.decode("acknowledged_by")
            resolvedAt = try row.decode("resolved_at")
        }
    }

    package struct Change: Sendable {
        package var from: String
        package var to: String
        package var value: Double?
        package var reason: String?

        package init(from: String, to: String, value: Double?, reason: String?) {
            self.from = from
            self.to = to
            self.value = value
            self.reason = reason
        }
    }

    package static func open(
        _ key: Key, state: String, at date: Date, on connection: isolated Connection
    ) throws -> Int64 {
        try connection.query(
            """
            INSERT INTO incidents (check_name, subject, machine, opened_at, state, worst)
            VALUES (\(key.check), \(key.subject), \(key.machine), \(date), \(state), \(state)) RETURNING id
            """
        ).single().decode("id")
    }

    /// A new state takes back an acknowledgement: that was of the old one.
    package static func move(
        _ incident: Int64, to state: String, worst: String, at date: Date, on connection: isolated Connection
    ) throws {
        try connection.execute(
            """
            UPDATE incidents
            SET state = \(state), worst = \(worst), acknowledged_at = NULL, acknowledged_by = NULL
            WHERE id = \(incident)
            """)
    }

    /// It is over; who had acknowledged it stays on record.
    package static func resolve(_ incident: Int64, at date: Date, on connection: isolated Connection) throws {
        try connection.execute(
            """
            UPDATE incidents SET state = 'ok', resolved_at = greatest(\(date), opened_at) WHERE id = \(incident)
            """)
    }

    package static func append(
        _ change: Change, of incident: Int64, at date: Date, told message: Int64? = nil,
        on connection: isolated Connection
    ) throws {
        try connection.execute(
            """
            INSERT INTO health_changes (incident_id, happened_at, from_state, to_state, value, reason, message_id)
            VALUES (\(incident), \(date), \(change.from), \(change.to), \(change.value),
                \(change.reason?.storable), \(message))
            """)
    }

    /// Acknowledges what is open of a check: of one subject, or of all when `subject` is nil. Answers which.
    package static func acknowledge(
        check: String, subject: String?, by name: String, at date: Date, on database: Database
    ) async throws -> [Incident] {
        try await database.query(
            """
            UPDATE incidents SET acknowledged_at = \(date), acknowledged_by = \(name.storable)
            WHERE resolved_at IS NULL AND check_name = \(check)
                AND (\(subject)::text IS NULL OR subject = \(subject)::text)
            RETURNING *
            """
        ).map(Incident.init(row:))
    }

    /// Newest first.
    package static func incidents(
        openOnly: Bool, limit: Int, on database: Database
    ) async throws -> [Incident] {
        try await database.query(
            """
            SELECT * FROM incidents WHERE resolved_at IS NULL OR NOT \(openOnly)
            ORDER BY resolved_at IS NULL DESC, opened_at DESC, id DESC LIMIT \(limit)
            """
        ).map(Incident.init(row:))
    }

    /// What is open of these ids.
    package static func incidents(
        _ ids: [Int64], on connection: isolated Connection
    ) throws -> [Incident] {
        try connection.query("SELECT * FROM incidents WHERE id = ANY (\(ids))").map(Incident.init(row:))
    }

    /// Writes down an incident that a machine saw while there was no database to write to, with its changes. It has
    /// been told already.
    package static func recordPast(
        _ key: Key, openedAt: Date, worst: String, resolvedAt: Date, reason: String?,
        on connection: isolated Connection
    ) throws {
        // A process that was killed after the commit writes it again.
        let known = try connection.query(
            """
            SELECT FROM incidents WHERE check_name = \(key.check) AND subject = \(key.subject)
                AND machine = \(key.machine) AND opened_at = \(openedAt)
            """)
        guard known.isEmpty else { return }
        let id = try connection.query(
            """
            INSERT INTO incidents (check_name, subject, machine, opened_at, state, worst, resolved_at)
            VALUES (\(key.check), \(key.subject), \(key.machine), \(openedAt), 'ok', \(worst),
                greatest(\(resolvedAt), \(openedAt)))
            RETURNING id
            """
        ).single().decode("id", as: Int64.self)
        let message = try connection.query(
            """
            INSERT INTO health_messages (made_at, finished_at) VALUES (\(openedAt), \(resolvedAt)) RETURNING id
            """
        ).single().decode("id", as: Int64.self)
        let opening = Change(from: "ok", to: worst, value: nil, reason: reason)
        try append(opening, of: id, at: openedAt, told: message, on: connection)
        let end = Change(from: worst, to: "ok", value: nil, reason: nil)
        try append(end, of: id, at: resolvedAt, told: message, on: connection)
    }
}

/// What an Alertmanager is told.
extension HealthTables {
    /// A time in which an incident was in one state.
    package struct IncidentPeriod: Sendable {
        package var key: Key
        package var state: String
        package var startedAt: Date
        /// Nil for the present one.
        package var endedAt: Date?
        package var reason: String?
    }

    /// Those that last, and those that ended lately.
    package static func periods(
        endedAfter date: Date, on database: Database
    ) async throws -> [IncidentPeriod] {
        try await database.query(
            """
            SELECT periods.*, health_checks.reason
            FROM report_incident_states periods LEFT JOIN health_checks USING (incident_id)
            WHERE periods.state <> 'ok' AND (ended_at IS NULL OR ended_at > \(date))
            ORDER BY started_at
            """
        ).map { row in
            IncidentPeriod(
                key: try Key(row: row), state: try row.decode("state"),
                startedAt: try row.decode("started_at"),
                endedAt: try row.decode("ended_at"), reason: try row.decode("reason"))
        }
    }
}

import Jobs
package import Postgres

/// Lends a report its queries, all of one moment, and adds up the time that they take. It lives as long as its
/// transaction, on the connection's lane.
package final class ReportReader {
    private let connection: Connection
    /// That statements run as; nil for the connection's own.
    private let role: String?
    /// For each query.
    let timeout: Duration
    /// What the database needed so far, fetching included.
    package private(set) var queryTime: Duration = .zero

    init(_ connection: Connection, role: String? = nil, timeout: Duration) {
        self.connection = connection
        self.role = role
        self.timeout = timeout
    }

    /// All rows. The statement reads `report_…` views and nothing else.
    package func query(_ sql: SQL) throws -> [Row] {
        try answer(sql).rows
    }

    func answer(_ sql: SQL) throws -> Answer {
        let begin = ContinuousClock.now
        defer { queryTime += ContinuousClock.now - begin }
        // Made within the transaction and unable to leave it, since it isn't Sendable: it is on the lane.
        return try connection.assumeIsolated { try $0.answer(sql) }
    }

    /// What holds for the statements to come, whatever one before has changed.
    func limit(to timeout: Duration) throws {
        let role = role.map { "SET LOCAL ROLE \($0);" } ?? ""
        let milliseconds = max(1, Int(timeout.inSeconds * 1000))
        try connection.assumeIsolated { connection in
            try connection.script("\(role) SET LOCAL statement_timeout = \(milliseconds)")
        }
    }
}

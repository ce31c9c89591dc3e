package import Postgres

/// Lends a report its queries, all of one moment, and adds up the time that they take. It lives as long as its
/// transaction, on the connection's lane.
package final class ReportReader {
    private let connection: Connection
    /// What the database needed so far, fetching included.
    package private(set) var queryTime: Duration = .zero

    init(_ connection: Connection) {
        self.connection = connection
    }

    /// All rows. The statement reads `report_…` views and nothing else.
    package func query(_ sql: SQL) throws -> [Row] {
        let begin = ContinuousClock.now
        defer { queryTime += ContinuousClock.now - begin }
        // Made within the transaction and unable to leave it, since it isn't Sendable: it is on the lane.
        return try connection.assumeIsolated { try $0.query(sql) }
    }
}

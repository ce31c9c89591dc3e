import Postgres

/// What a query of somebody else's answered, within limits.
struct GuardedRows: Sendable {
    /// More are no report.
    static let mostRows = 10_000
    static let mostBytes = 32_000_000

    var columns: [Answer.Column] = []
    var rows: [Row] = []
    /// There were more.
    var isCut = false
}

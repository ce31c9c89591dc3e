import Postgres
import Store

/// Makes the history's months to come. Workers do so daily too; this is for installations whose workers rest.
package struct PartitionsChore: Chore {
    package static let name = "partitions"
    package static let purpose = "makes the months to come of the history"
    package static let parameters = [
        ChoreParameter("months", "how many after this one", in: 1...24, usual: 2)
    ]
    private let database: Database

    package init(_ installation: Installation) {
        database = installation.database
    }

    package func run(_ values: [String: Double]) async throws -> ChoreOutcome {
        try await HistoryRetention(database: database).makePartitions(monthsAhead: Int(values["months"] ?? 2))
        return ChoreOutcome()
    }
}

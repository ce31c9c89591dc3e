import Postgres
import Store

/// Takes what was written since the last time into the sums by the hour, by which reports and metrics count.
package struct RollUpChore: Chore {
    package static let name = "roll-up"
    package static let purpose = "takes the newest history into the sums by the hour"
    package static let parameters: [ChoreParameter] = []
    private let database: Database

    package init(_ installation: Installation) {
        database = installation.database
    }

    package func run(_ values: [String: Double]) async throws -> ChoreOutcome {
        try await ReportStore(database: database).rollUp()
        return ChoreOutcome()
    }
}

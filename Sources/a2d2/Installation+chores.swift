import Health
import Logging
import Operations
import Reports
import Store

extension Installation {
    /// Every chore, with what each module keeps for a time.
    func allChores(logger: Logger) -> ChoreCatalogue {
        let retention = settings.retention
        let press = reportPress(logger: logger)
        let database = database
        return chores(
            expiring: [
                Expiry("reports", keep: retention.reports) { try await press.expire(madeBefore: $0) },
                Expiry("results of health checks", keep: retention.health) { date in
                    try await HealthTables.forget(before: date, on: database)
                },
            ], logger: logger)
    }
}

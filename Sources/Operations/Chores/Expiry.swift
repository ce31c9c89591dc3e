import Documents
package import Foundation
import Store

/// One kind of thing that is kept for a time.
package struct Expiry: Sendable {
    /// `fires`
    package let what: String
    package let keep: Duration
    /// Removes those from before a moment, and answers how many.
    package let expire: @Sendable (_ before: Date) async throws -> Int

    package init(
        _ what: String, keep: Duration, expire: @escaping @Sendable (_ before: Date) async throws -> Int
    ) {
        self.what = what
        self.keep = keep
        self.expire = expire
    }
}

extension Installation {
    /// What this module and those below know to remove; the makers of reports add theirs.
    package var expiries: [Expiry] {
        let retention = settings.retention
        let database = database
        let blobs = blobs
        return [
            Expiry("months of history", keep: retention.history) { date in
                try await HistoryRetention(database: database).expire(before: date).partitions.count
            },
            Expiry("fires", keep: retention.fires) { date in
                try await ScheduleStore(database: database).expireFires(before: date)
            },
            Expiry("deliveries", keep: retention.deliveries) { date in
                try await DeliveryStore(database: database).removeDeliveries(attemptedBefore: date)
            },
            // What is in the making is younger than an hour, whatever it is.
            Expiry("temporary files", keep: .seconds(3600)) { _ in
                try await BlockingWork.run { try blobs.removeTemporaries(olderThan: 3600) }
            },
        ]
    }
}

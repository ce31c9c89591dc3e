package import Foundation
import Postgres
package import Scheduling

/// One fire of a schedule: what is to be done, and what came of it.
package struct FireRecord: Sendable, Hashable {
    package enum Cause: String, Sendable, Hashable, Codable {
        case due, missed
        /// A person wanted it now.
        case manual
    }

    package enum State: String, Sendable, Hashable, Codable, CaseIterable {
        /// Waits for the fire before it.
        case queued
        /// Has a job, which waits or is at work.
        case open
        case succeeded, failed
        /// Not carried out: missed, or the fire before it was still under way.
        case skipped
        case cancelled

        package var isEnd: Bool { self != .queued && self != .open }
    }

    package var id: UUID
    package var schedule: String
    /// The nominal time.
    package var fireAt: Date
    package var cause: Cause
    package var state: State
    package var order: FireOrder
    package var maxAttempts: Int
    package var created: Date
    package var finished: Date?
    /// Those that have ended.
    package var attempts: Int
    /// What came of it.
    package var message: String?

    init(row: Row) throws {
        func value<Value: RawRepresentable<String>>(_ column: String) throws -> Value {
            let name = try row.decode(column, as: String.self)
            guard let value = Value(rawValue: name) else {
                throw StoreError.unexpected("a fire's \(column) \(name)")
            }
            return value
        }
        id = try row.decode("id")
        schedule = try row.decode("schedule")
        fireAt = try row.decode("fire_at")
        cause = try value("cause")
        state = try value("state")
        order = try row.decode("work", as: JSON<FireOrder>.self).value
        maxAttempts = try row.decode("max_attempts")
        created = try row.decode("created_at")
        finished = try row.decode("finished_at")
        attempts = try row.decode("attempts")
        message = try row.decode("message")
    }
}

package import Foundation

/// The right to commit a job's effect. Whoever lost the token can't.
package struct Lease: Sendable, Hashable {
    package let token: UUID
    package let worker: UUID
    package let since: Date

    package init(token: UUID, worker: UUID, since: Date) {
        self.token = token
        self.worker = worker
        self.since = since
    }
}

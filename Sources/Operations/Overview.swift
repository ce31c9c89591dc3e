import Documents
package import Foundation
import Jobs
import Pipelines
import Postgres
package import Store
import StrictYAML

/// What `status` shows: the queue, the shelf and the ledger at one moment.
package struct Overview: Sendable, Codable {
    package struct Stage: Sendable, Codable {
        package var stage: String
        package var waiting: Int
        package var delayed: Int
        package var running: Int
        package var oldestSeconds: Double?
    }

    package struct Pause: Sendable, Codable {
        /// Nil for any.
        package var stage: String?
        package var pipeline: String?
        package var since: Date
    }

    package struct Limit: Sendable, Codable {
        /// Nil for any.
        package var stage: String?
        package var pipeline: String?
        package var most: Int
        package var running: Int
    }

    /// A stage that a worker has paused by itself, since its machine fails it.
    package struct Breaker: Sendable, Codable {
        package var stage: String
        package var host: String
        package var reason: String
        package var since: Date
        package var retryAt: Date
    }

    /// The process id of the running service on this data folder, if there is one.
    package var service: String?
    package var documents: [String: Int]
    package var queue: [Stage]
    package var pauses: [Pause]
    package var limits: [Limit]
    package var breakers: [Breaker]
    package var ledger: Ledger
    package var isBalanced: Bool
    /// Pipeline files that can't be used, and the like.
    package var problems: [String]

    package static func look(at installation: Installation) async throws -> Overview {
        let ledger = try await installation.store.ledger()
        let depths = try await JobQueue.depths(on: installation.database)
        let (_, mistakes) = PipelineFile.load(
            folder: installation.settings.pipelinesFolder, surroundings: installation.settings.surroundings)
        return Overview(
            service: try FolderLock.holder(of: installation.settings.dataFolder),
            documents: [
                DocumentState.inFlight: ledger.inFlight - ledger.inReview, .review: ledger.inReview,
                .stored: ledger.stored, .quarantined: ledger.quarantined - ledger.turnedAway,
            ].reduce(into: [:]) { $0[$1.key.rawValue] = $1.value },
            queue: depths.map {
                Stage(
                    stage: $0.stage.rawValue, waiting: $0.waiting, delayed: $0.delayed, running: $0.running,
                    oldestSeconds: $0.oldestSeconds)
            },
            pauses: try await JobQueue.pauses(on: installation.database).map {
                Pause(stage: $0.stage, pipeline: $0.pipeline, since: $0.since)
            },
            limits: try await JobQueue.limits(on: installation.database).map {
                Limit(stage: $0.stage, pipeline: $0.pipeline, most: $0.most, running: $0.running)
            },
            breakers: try await JobQueue.openBreakers(on: installation.database).map {
                Breaker(
                    stage: $0.stage, host: $0.host, reason: $0.reason, since: $0.since, retryAt: $0.retryAt)
            },
            ledger: ledger, isBalanced: ledger.isBalanced, problems: mistakes.map(\.description))
    }
}

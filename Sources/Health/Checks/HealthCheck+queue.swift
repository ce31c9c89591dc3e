import Documents
import Foundation
import Jobs
import Postgres
import Store

extension HealthCheck {
    static let queue = [
        HealthCheck(
            "queue.depth", "jobs of a stage that are ready and nobody has", .count("jobs"),
            Thresholds(warning: 10_000, critical: 100_000), dependsOn: ["database.reachable"],
            advice:
                "More comes than is done. Add workers: workers.* in a2d2.yaml, or more machines with --roles work."
        ) { context in
            try await stages(context) { Reading(.value(Double($0.waiting)), subject: $0.name) }
        },
        HealthCheck(
            "queue.age", "how long the oldest job of a stage has been ready", .seconds,
            Thresholds(warning: 1800, critical: 14_400), dependsOn: ["database.reachable"],
            advice:
                "See whether a worker runs (`a2d2 status`) and what it logs; `a2d2 jobs list` shows the jobs."
        ) { context in
            try await stages(context) { Reading(.value(max(0, $0.oldestSeconds)), subject: $0.name) }
        },
        HealthCheck(
            "queue.dead-leases", "jobs whose worker is gone and that nobody rescued within a minute",
            .count("jobs"), Thresholds(warning: 1, critical: 100), dependsOn: ["database.reachable"],
            advice: "A running worker rescues them, and so does this sweep; see whether any worker runs."
        ) { context in
            let dead = try await QueueVitals.deadLeases(olderThan: 60, on: try context.reachableDatabase())
            return [Reading(.value(Double(dead)))]
        },
        HealthCheck(
            "queue.breakers", "stages that a worker has paused by itself, since its machine fails them",
            .count("stages"), Thresholds(warning: 1, critical: nil), dependsOn: ["database.reachable"],
            advice: "`a2d2 status` says where and why; the worker tries again by itself until it works."
        ) { context in
            let open = try await JobQueue.openBreakers(on: try context.reachableDatabase())
            let detail = open.first.map { "\($0.stage) on \($0.host): \($0.reason)" }
            return [Reading(.value(Double(open.count)), detail: detail)]
        },
        HealthCheck(
            "queue.poison", "documents of the last hour that used up all attempts", .count("documents"),
            Thresholds(warning: 1, critical: 20), dependsOn: ["database.reachable"],
            advice:
                "`a2d2 documents list --state quarantined` names them and `documents show` their failures; `documents reprocess` tries again."
        ) { context in
            [Reading(.value(Double(try await flow(context).poisoned)))]
        },
        HealthCheck(
            "queue.throughput", "documents finished in the last hour, of those that arrived in it", .share,
            worse: .under, Thresholds(warning: 0.8, critical: 0.4), dependsOn: ["database.reachable"],
            advice: "The backlog grows. Add workers, or let less come in at once."
        ) { context in
            let flow = try await flow(context)
            let detail = "\(flow.finished) finished, \(flow.arrived) arrived, \(flow.inFlight) on their way"
            // A backlog that the workers hold in their hands is none.
            guard flow.arrived > 0, flow.inFlight >= smallestBacklog else {
                return [Reading(.notApplicable("there is no backlog"), detail: detail)]
            }
            return [Reading(.value(Double(flow.finished) / Double(flow.arrived)), detail: detail)]
        },
    ]

    static let ledger = HealthCheck(
        "ledger.balance", "documents that nobody can account for", .count("documents"),
        Thresholds(warning: nil, critical: 1), dependsOn: ["database.reachable"], timeout: .seconds(30),
        advice:
            "This is a defect of A2D2. Keep the database as it is and report it with `a2d2 status --json`."
    ) { context in
        let ledger = try await DocumentStore(database: try context.reachableDatabase()).ledger()
        let counted = ledger.stored + ledger.duplicates + ledger.quarantined + ledger.inFlight
        let missing = abs(ledger.arrivals - counted) + ledger.stranded + ledger.stray
        return [Reading(.value(Double(missing)), detail: "\(ledger.arrivals) arrivals")]
    }

    private static let smallestBacklog = 50

    /// Every stage that has a queue, those without jobs too.
    private static func stages(
        _ context: HealthContext, _ reading: (QueueVitals.Stage) -> Reading
    ) async throws -> [Reading] {
        let found = try await QueueVitals.stages(on: try context.reachableDatabase())
        let idle = StageName.allCases.filter { $0 != .ingest }.map(\.rawValue)
            .filter { name in !found.contains { $0.name == name } }
            .map { QueueVitals.Stage(name: $0, waiting: 0, oldestSeconds: 0) }
        return (found + idle).map(reading)
    }

    private static func flow(_ context: HealthContext) async throws -> QueueVitals.Flow {
        try await QueueVitals.flow(
            since: context.now().addingTimeInterval(-3600), on: try context.reachableDatabase())
    }
}

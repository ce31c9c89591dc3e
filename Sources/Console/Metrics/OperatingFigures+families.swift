import Documents
import Jobs
package import Store

extension OperatingFigures {
    /// As metrics. Every family is there from the beginning, with no series while there is nothing to say.
    package var families: [MetricFamily] {
        queueFamilies + ledgerFamilies + stageFamilies + scheduleFamilies + deliveryFamilies
            + [.gauge("a2d2_database_size_bytes", "Of the database on disk.", .init(databaseSize))]
    }

    private var queueFamilies: [MetricFamily] {
        let states: [(name: String, count: (JobQueue.StageDepth) -> Int)] = [
            ("waiting", { $0.waiting }), ("delayed", { $0.delayed }), ("running", { $0.running }),
        ]
        return [
            .gauge(
                "a2d2_jobs", "Jobs in the queue: waiting to be taken, delayed by a back-off, or running.",
                queue.flatMap { depth in
                    states.map { .init($0.count(depth), ["stage": depth.stage.rawValue, "state": $0.name]) }
                }),
            .gauge(
                "a2d2_jobs_oldest_seconds",
                "How long the oldest job that isn't running has been in the queue.",
                queue.map { .init($0.oldestSeconds ?? 0, ["stage": $0.stage.rawValue]) }),
        ]
    }

    private var ledgerFamilies: [MetricFamily] {
        let states = [
            ("in-flight", ledger.inFlight - ledger.inReview), ("review", ledger.inReview),
            ("stored", ledger.stored), ("quarantined", ledger.quarantined - ledger.turnedAway),
        ]
        return [
            .gauge(
                "a2d2_documents", "Documents by their state now.",
                states.map { .init($0.1, ["state": $0.0]) }),
            .gauge(
                "a2d2_ledger_balanced",
                "1 when every arrival is stored, a duplicate, quarantined or in flight, else 0.",
                .init(ledger.isBalanced ? 1 : 0)),
            .counter(
                "a2d2_arrivals_total", "Files seen at the door, by what became of them there.",
                Dictionary(grouping: arrivals, by: \.outcome).sorted { $0.key < $1.key }.map {
                    outcome, counts in
                    .init(counts.reduce(0) { $0 + $1.count }, ["outcome": outcome])
                }),
        ]
    }

    private var stageFamilies: [MetricFamily] {
        let stages = Dictionary(grouping: runs) { StageOutcome(stage: $0.stage, outcome: $0.outcome) }
            .sorted { $0.key < $1.key }
        var refusals: [String: Int] = [:]
        for run in runs where run.outcome == "refused" { refusals[run.code, default: 0] += run.runs }
        for arrival in arrivals where arrival.outcome == "refused" {
            refusals[arrival.code, default: 0] += arrival.count
        }
        let lost = runs.reduce(0) { $0 + ($1.outcome == "lost" ? $1.runs : 0) }
        return [
            .counter(
                "a2d2_stage_runs_total", "Finished attempts at a stage, by what came of them.",
                stages.map { key, runs in .init(runs.reduce(0) { $0 + $1.runs }, key.labels) }),
            .counter(
                "a2d2_stage_seconds_total", "The time that these attempts took together.",
                stages.map { key, runs in .init(runs.reduce(0) { $0 + $1.seconds }, key.labels) }),
            .counter(
                "a2d2_refusals_total",
                "Files and documents that could not be processed, by the refusal's code.",
                refusals.sorted { $0.key < $1.key }.map { .init($0.value, ["code": $0.key]) }),
            .counter(
                "a2d2_leases_expired_total", "Jobs taken from workers that gave no sign of life.", .init(lost)
            ),
        ]
    }

    private struct StageOutcome: Hashable, Comparable {
        let stage: String
        let outcome: String

        var labels: KeyValuePairs<String, String> { ["stage": stage, "outcome": outcome] }

        static func < (left: Self, right: Self) -> Bool {
            (left.stage, left.outcome) < (right.stage, right.outcome)
        }
    }
}

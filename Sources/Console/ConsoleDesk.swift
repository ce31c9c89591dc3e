import Foundation
import Hummingbird

/// Answers requests, each in a moment, whatever hangs behind it.
struct ConsoleDesk: Sendable {
    let sources: ConsoleSources
    /// How long a request waits for something fresh.
    let patience: Duration
    let troubles: LastKnown<[String]>
    let health: LastKnown<HealthOverview>
    let metrics: LastKnown<[MetricFamily]>

    init(sources: ConsoleSources, patience: Duration) {
        self.sources = sources
        self.patience = patience
        troubles = LastKnown(freshness: { _ in .milliseconds(500) }, get: sources.troubles)
        health = LastKnown(freshness: { _ in .seconds(1) }, get: sources.health)
        // However large the tables and however many scrape: no more than a fiftieth of a core's time.
        metrics = LastKnown(freshness: { max(.seconds(2), $0 * 50) }, get: sources.metrics)
    }

    /// Gets what is asked for, until the task is cancelled.
    func keep() async {
        await withTaskGroup { group in
            group.addTask { await troubles.run() }
            group.addTask { await health.run() }
            group.addTask { await metrics.run() }
        }
    }

    func answer(path: String, method: HTTPRequest.Method) async throws -> Answer {
        guard method == .get || method == .head else {
            var answer = try Answer.json(
                .methodNotAllowed, ["error": "only GET and HEAD are allowed here"])
            answer.allowed = "GET, HEAD"
            return answer
        }
        switch path {
        case "/health/live": return try .json(.ok, ["state": "ok", "version": sources.version])
        case "/health/ready": return try await ready()
        case "/health": return try await wholeHealth()
        case "/metrics": return await allMetrics()
        default:
            return try .json(
                .notFound,
                ["error": "there are /health, /health/live, /health/ready and /metrics"])
        }
    }

    private struct Readiness: Encodable {
        var state: String
        var reasons: [String]
    }

    private func ready() async throws -> Answer {
        let reading = await troubles.read(patience: patience)
        // What was well a while ago says nothing about now.
        let reasons =
            reading.isFresh ? reading.value ?? [] : ["the database: \(reading.failure ?? "not asked yet")"]
        return try .json(
            reasons.isEmpty ? .ok : .serviceUnavailable,
            Readiness(state: reasons.isEmpty ? "ready" : "not ready", reasons: reasons))
    }

    private struct Health: Encodable {
        var state: HealthOverview.State
        var swept: Date?
        var checks: [HealthOverview.Check]
        /// Of what is said here.
        var ageSeconds: Double?
        /// Why there is nothing newer.
        var failure: String?
    }

    private func wholeHealth() async throws -> Answer {
        let reading = await health.read(patience: patience)
        let isKnown = reading.isFresh
        let overview = reading.value
        // Who can't look doesn't say that all is well.
        let state = isKnown ? overview?.state ?? .unknown : .critical
        return try .json(
            state == .critical ? .serviceUnavailable : .ok,
            Health(
                state: state, swept: overview?.swept, checks: overview?.checks ?? [],
                ageSeconds: reading.age.map { $0 / .seconds(1) }, failure: isKnown ? nil : reading.failure))
    }

    private func allMetrics() async -> Answer {
        let reading = await metrics.read(patience: patience)
        var families = sources.ownMetrics() + (ProcessFigures.current()?.families ?? [])
        families += [
            .gauge(
                "a2d2_build_info", "1; the version is in the label.", .init(1, ["version": sources.version])),
            .gauge(
                "a2d2_metrics_fresh", "1 when the database answered this scrape or just before, else 0.",
                .init(reading.isFresh ? 1 : 0)),
        ]
        if let age = reading.age {
            families.append(
                .gauge(
                    "a2d2_metrics_age_seconds", "How old what the database said is.",
                    .init(age / .seconds(1))))
        }
        return .text(MetricsText.mediaType, MetricsText.write(families + (reading.value ?? [])))
    }
}

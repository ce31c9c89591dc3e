import Foundation
import Postgres
import Publishing

/// Calls of models, what they took and what they cost.
struct ModelUsage: Sendable {
    struct Group: Sendable, Hashable {
        var isBefore: Bool
        var provider: String
        var model: String
        var pipeline: String
        /// ISO 4217.
        var currency: String
        /// `succeeded`, `failed` or `refused`.
        var outcome: String

        /// As tables and charts name it.
        var fullModel: String { "\(provider) \(model)" }
    }

    struct Sum: Sendable, Hashable {
        var calls = 0
        var promptTokens = 0
        var completionTokens = 0
        var cost: Decimal = 0
        var seconds = 0.0

        var tokens: Int { promptTokens + completionTokens }

        static func + (left: Sum, right: Sum) -> Sum {
            Sum(
                calls: left.calls + right.calls, promptTokens: left.promptTokens + right.promptTokens,
                completionTokens: left.completionTokens + right.completionTokens,
                cost: left.cost + right.cost,
                seconds: left.seconds + right.seconds)
        }
    }

    /// A day's or month's cost of one model.
    struct Step: Sendable, Hashable {
        /// From 0.
        var number: Int
        var fullModel: String
        var currency: String
    }

    private(set) var sums: [Group: Sum] = [:]
    private(set) var steps: [Step: Decimal] = [:]
    /// That a model was asked about, in the period and in the one before.
    private(set) var documents = 0
    private(set) var documentsBefore = 0

    static func read(_ request: ReportRequest, _ steps: TimeSteps, from reader: ReportReader) throws
        -> ModelUsage
    {
        let (period, before) = (request.period, request.before)
        var usage = ModelUsage()
        let rows = try reader.query(
            """
            SELECT started_at < \(period.start) AS is_before, provider, model, pipeline, currency, outcome,
                count(*) AS calls, sum(prompt_tokens)::bigint AS prompt_tokens,
                sum(completion_tokens)::bigint AS completion_tokens, sum(cost)::text AS cost, sum(seconds) AS seconds
            FROM report_model_calls WHERE started_at >= \(before.start) AND started_at < \(period.end)
            GROUP BY is_before, provider, model, pipeline, currency, outcome
            """)
        for row in rows { usage.sums[try Group(row: row)] = try Sum(row: row) }
        let parts = try reader.query(
            """
            SELECT width_bucket(started_at, \(steps.bounds)) - 1 AS step, provider || ' ' || model AS model, currency,
                sum(cost)::text AS cost
            FROM report_model_calls WHERE started_at >= \(period.start) AND started_at < \(period.end)
            GROUP BY step, provider || ' ' || model, currency
            """)
        for row in parts {
            let step = Step(
                number: try row.decode("step"), fullModel: try row.decode("model"),
                currency: try row.decode("currency"))
            usage.steps[step] = try row.decimal("cost") ?? 0
        }
        let counts = try reader.query(
            """
            SELECT count(DISTINCT document_id) FILTER (WHERE started_at >= \(period.start)) AS now,
                count(DISTINCT document_id) FILTER (WHERE started_at < \(before.end)) AS before
            FROM report_model_calls WHERE started_at >= \(before.start) AND started_at < \(period.end)
            """
        ).first
        usage.documents = try counts?.decode("now") ?? 0
        usage.documentsBefore = try counts?.decode("before") ?? 0
        return usage
    }

    func sum(_ isIncluded: (Group) -> Bool) -> Sum {
        sums.filter { isIncluded($0.key) }.values.reduce(Sum(), +)
    }

    func sum(in currency: String, before: Bool) -> Sum {
        sum { $0.currency == currency && $0.isBefore == before }
    }

    /// Those of the most calls first.
    var currencies: [String] {
        let calls = Dictionary(grouping: sums, by: \.key.currency).mapValues {
            $0.reduce(0) { $0 + $1.value.calls }
        }
        return calls.keys.sorted { (calls[$1] ?? 0, $0) < (calls[$0] ?? 0, $1) }
    }
}

extension ModelUsage.Group {
    init(row: Row) throws {
        isBefore = try row.decode("is_before")
        provider = try row.decode("provider")
        model = try row.decode("model")
        pipeline = try row.decode("pipeline")
        currency = try row.decode("currency")
        outcome = try row.decode("outcome")
    }
}

extension ModelUsage.Sum {
    init(row: Row) throws {
        calls = try row.decode("calls")
        promptTokens = try row.decode("prompt_tokens")
        completionTokens = try row.decode("completion_tokens")
        cost = try row.decimal("cost") ?? 0
        seconds = try row.decode("seconds")
    }
}

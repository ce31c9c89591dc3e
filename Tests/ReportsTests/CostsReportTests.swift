import Foundation
import Postgres
import Publishing
import Reports
import Testing

@Suite("The costs report")
struct CostsReportTests {
    @Test("calls, tokens and money, recomputed by hand", .timeLimit(.minutes(10)))
    func byHand() async throws {
        try await withContentScene { scene in
            let first = try await scene.document("letter", at: "2026-11-16T00:00:00Z")
            let second = try await scene.document("letter", at: "2026-11-16T00:00:00Z")
            try await scene.call(first, "small", at: "2026-11-17T10:00:00Z", tokens: 100, cost: "0.0100")
            try await scene.call(first, "small", at: "2026-11-17T22:59:59Z", tokens: 300, cost: "0.0300")
            try await scene.call(second, "large", at: "2026-11-17T23:00:00Z", tokens: 1000, cost: "0.5000")
            try await scene.call(
                second, "large", at: "2026-11-18T10:00:00Z", tokens: 10, cost: "0.0050", outcome: "failed")
            try await scene.call(
                nil, "large", at: "2026-11-18T10:00:00Z", tokens: 10, cost: "1", currency: "EUR")
            try await scene.call(first, "small", at: "2026-11-12T10:00:00Z", tokens: 50, cost: "0.0050")
            try await scene.call(first, "small", at: "2026-11-22T23:00:00Z", tokens: 50, cost: "7")

            let report = try await scene.costs()
            #expect(
                report.headline("Model calls") == Headline("Model calls", .integer(5), before: .integer(1)))
            #expect(report.headline("Tokens")?.value == .integer(1420 * 2))
            #expect(report.headline("Cost, USD")?.value == .dollars("0.545"))
            #expect(report.headline("Cost, USD")?.before == .dollars("0.005"))
            #expect(report.headline("Per document, USD")?.value == .dollars("0.2725"))
            #expect(report.headline("Cost, EUR")?.value == .amount(1, currency: "EUR"))
            #expect(report.headline("Failed calls")?.value == .percent(0.2))
            let models = try #require(report.table("cost-by-model"))
            #expect(
                models.column("model") == [.text("local large"), .text("local large"), .text("local small")])
            #expect(
                models.column("cost") == [.amount(1, currency: "EUR"), .dollars("0.505"), .dollars("0.04")])
            // In Berlin 23:00 UTC is the next day.
            let chart = try #require(report.chart("cost-by-day-usd"))
            #expect(chart.categories.count == 7)
            #expect(chart.series.map(\.name) == ["local large", "local small"])
            #expect(chart.series[0].values[2] == 0.505)
            #expect(chart.series[1].values[1] == 0.04)
            #expect(
                report.sentences == ["1 call (20.0 %) brought nothing and cost 0.005 USD."]
                    || report.sentences == ["1 call (20.0 %) brought nothing and cost 0.0050 USD."])
        }
    }

    @Test("days over the budget are named", .timeLimit(.minutes(10)))
    func budget() async throws {
        try await withContentScene { scene in
            try await scene.call(nil, "small", at: "2026-11-17T10:00:00Z", tokens: 1, cost: "2")
            try await scene.call(nil, "small", at: "2026-11-18T10:00:00Z", tokens: 1, cost: "3")
            try await scene.call(nil, "small", at: "2026-11-19T10:00:00Z", tokens: 1, cost: "1")
            let report = try await scene.costs(parameters: ["budget-per-day": "1.5"])
            #expect(
                report.sentences == [
                    "On 2 days models cost more than the budget of 1.50 USD, most on 2026-11-18 (3.00 USD)."
                ])
        }
    }

    @Test("without a call it says so, and is no error", .timeLimit(.minutes(10)))
    func nothing() async throws {
        try await withContentScene { scene in
            let report = try await scene.costs()
            #expect(report.headline("Model calls")?.value == .integer(0))
            #expect(report.sentences.first?.hasPrefix("No model was asked") == true)
        }
    }
}

extension ContentScene {
    fileprivate func call(
        _ document: UUID?, _ model: String, at time: String, tokens: Int, cost: String,
        currency: String = "USD",
        outcome: String = "succeeded"
    ) async throws {
        try await database.execute(
            """
            INSERT INTO model_calls (document_id, pipeline, provider, model, prompt_tokens, completion_tokens, cost,
                currency, started_at, seconds, outcome)
            VALUES (\(document), 'default', 'local', \(model), \(tokens), \(tokens), \(cost)::numeric, \(currency),
                \(moment(time)), 1.5, \(outcome))
            """)
    }

    /// The week of 16 to 22 November 2026 in Berlin.
    fileprivate func costs(parameters: [String: String] = [:]) async throws -> Report {
        try await report(
            CostsReport(), from: "2026-11-16T00:00:00+01:00", to: "2026-11-23T00:00:00+01:00",
            in: "Europe/Berlin",
            parameters: parameters)
    }
}

extension Cell {
    fileprivate static func dollars(_ text: String) -> Cell {
        .amount(Decimal(string: text) ?? .nan, currency: "USD")
    }
}

import Foundation
import Publishing

/// What calls cost, by day, model and pipeline.
struct MoneySection {
    private static let mostCurrencies = 3
    /// With all others, as many as have a colour of their own.
    private static let mostModels = Ink.seriesColours - 1
    private static let mostRows = 20
    /// A change of the cost is news from here on.
    private static let leastChange = 0.2
    private static let fewestCalls = 20

    let usage: ModelUsage
    let steps: TimeSteps
    /// For a day; 0 for none.
    let budget: Double

    private var currencies: ArraySlice<String> { usage.currencies.prefix(Self.mostCurrencies) }

    var headlines: [Headline] {
        currencies.flatMap { currency in
            let (now, before) = (
                usage.sum(in: currency, before: false), usage.sum(in: currency, before: true)
            )
            return [
                Headline(
                    "Cost, \(currency)", .amount(now.cost, currency: currency),
                    before: .amount(before.cost, currency: currency)),
                Headline(
                    "Per document, \(currency)", perDocument(now.cost, usage.documents, currency),
                    before: perDocument(before.cost, usage.documentsBefore, currency)),
            ]
        }
    }

    private func perDocument(_ cost: Decimal, _ documents: Int, _ currency: String) -> Cell {
        documents > 0 ? .amount(cost / Decimal(documents), currency: currency) : .none
    }

    var sentences: [Sentence] { currencies.compactMap(overBudget) + currencies.compactMap(change) }

    private func change(in currency: String) -> Sentence? {
        let (now, before) = (usage.sum(in: currency, before: false), usage.sum(in: currency, before: true))
        guard now.calls >= Self.fewestCalls, before.calls >= Self.fewestCalls, before.cost > 0,
            abs(((now.cost - before.cost) / before.cost).asDouble) >= Self.leastChange,
            let change = Change(
                from: .amount(before.cost, currency: currency), to: .amount(now.cost, currency: currency))
        else { return nil }
        let isMore = now.cost > before.cost
        return Sentence(
            "Models cost \(Wording.money(now.cost, currency: currency)), \(change.text) against the period before, for "
                + "\(now.calls.of("call")) after \(Digits.grouped(before.calls)).",
            isMore ? .warning : .good)
    }

    private func overBudget(in currency: String) -> Sentence? {
        guard budget > 0, steps.areDays else { return nil }
        let limit = Decimal(budget)
        let over = dailyCosts(in: currency).filter { $0.cost > limit }
        guard let worst = over.max(by: { $0.cost < $1.cost }) else { return nil }
        return Sentence(
            "On \(over.count.of("day")) models cost more than the budget of "
                + "\(Wording.money(limit, currency: currency)), most on \(worst.name) "
                + "(\(Wording.money(worst.cost, currency: currency))).", .bad)
    }

    private func dailyCosts(in currency: String) -> [(name: String, cost: Decimal)] {
        let costs = values(in: currency) { _ in true }
        return zip(steps.names, costs).map { (name: $0, cost: $1) }
    }

    var section: Report.Section {
        Report.Section(
            title: "Money",
            blocks: currencies.map { .chart(chart($0)) } + [
                .table(table(by: "model", title: "Cost by model", \.fullModel)),
                .table(table(by: "pipeline", title: "Cost by pipeline", \.pipeline)), .note(note),
            ])
    }

    private var note: String {
        let text =
            "What the providers' prices make of the tokens of each call, failed ones included. Currencies are never "
            + "added up. Per document: by the documents that a model was asked about."
        guard budget > 0, !steps.areDays else { return text }
        return text
            + " Days are compared with the budget in reports on at most \(TimeSteps.mostDays) of them."
    }

    private func chart(_ currency: String) -> Chart {
        let sums = usage.steps.filter { $0.key.currency == currency }
            .reduce(into: [:] as [String: Decimal]) { $0[$1.key.fullModel, default: 0] += $1.value }
        let models = sums.keys.sorted { (sums[$1] ?? 0, $0) < (sums[$0] ?? 0, $1) }
        let large = models.prefix(Self.mostModels)
        var series = large.map { model in
            Chart.Series(model.shown(limit: 40), values(in: currency) { $0 == model }.map(\.asDouble))
        }
        if models.count > large.count {
            series.append(
                Chart.Series("Other", values(in: currency) { !large.contains($0) }.map(\.asDouble)))
        }
        let step = steps.title.lowercased()
        return Chart(
            name: "cost-by-\(step)-\(currency.lowercased())", title: "Cost by \(step), \(currency)",
            kind: .stackedBar, categoryTitle: steps.title, categories: steps.names, series: series,
            unit: .money(currency), valueTitle: "Cost", whenEmpty: "No call in \(currency) in this period.")
    }

    private func values(in currency: String, of isIncluded: (String) -> Bool) -> [Decimal] {
        var values = Array(repeating: Decimal(0), count: steps.names.count)
        for (step, cost) in usage.steps where step.currency == currency && isIncluded(step.fullModel) {
            values[step.number] += cost
        }
        return values
    }

    private func table(by name: String, title: String, _ key: KeyPath<ModelUsage.Group, String>) -> Table {
        struct Line: Hashable {
            let name: String
            let currency: String
        }
        let lines = Dictionary(
            grouping: usage.sums, by: { Line(name: $0.key[keyPath: key], currency: $0.key.currency) }
        ).map { line, sums in
            let sum = { (isBefore: Bool) in
                sums.filter { $0.key.isBefore == isBefore }.map(\.value).reduce(ModelUsage.Sum(), +)
            }
            return (line: line, now: sum(false), before: sum(true))
        }.sorted { ($1.now.cost, $1.before.cost, $0.line.name) < ($0.now.cost, $0.before.cost, $1.line.name) }
        let shown = lines.prefix(Self.mostRows)
        return Table(
            name: "cost-by-\(name)", title: title,
            columns: [
                .init(name, name.capitalized), .init("calls", "Calls", isFigure: true),
                .init("prompt_tokens", "Tokens sent", isFigure: true),
                .init("completion_tokens", "Tokens back", isFigure: true),
                .init("cost", "Cost", isFigure: true),
                .init("cost_before", "Period before", isFigure: true),
            ],
            rows: shown.map { line, now, before in
                [
                    .short(line.name), .integer(now.calls), .integer(now.promptTokens),
                    .integer(now.completionTokens), .amount(now.cost, currency: line.currency),
                    .amount(before.cost, currency: line.currency),
                ]
            },
            note: Table.cut(shown.count, of: lines.count, "most expensive"))
    }
}

import Foundation
import Publishing

/// How calls went: how many, how long, and what those cost that brought nothing.
struct CallSection {
    private static let mostRows = 20
    /// More is worth a look at the provider.
    private static let tooManyLost = 0.05

    let usage: ModelUsage

    var headlines: [Headline] {
        let (now, before) = (usage.sum { !$0.isBefore }, usage.sum { $0.isBefore })
        return [
            Headline("Model calls", .integer(now.calls), before: .integer(before.calls)),
            Headline("Tokens", .integer(now.tokens), before: .integer(before.tokens)),
            Headline(
                "Failed calls", .percent(lost(before: false)),
                before: lost(before: true).value.map(Cell.percent),
                tone: (lost(before: false).value ?? 0) > Self.tooManyLost ? .warning : .neutral),
            Headline(
                "Documents asked about", .integer(usage.documents), before: .integer(usage.documentsBefore)),
        ]
    }

    /// Failed and refused.
    private func lost(before: Bool) -> Share {
        Share(
            part: usage.sum { $0.isBefore == before && $0.outcome != "succeeded" }.calls,
            whole: usage.sum { $0.isBefore == before }.calls)
    }

    var sentences: [Sentence] {
        let (now, before) = (lost(before: false), lost(before: true))
        guard now.part > 0, let value = now.value else { return [] }
        let costs = usage.currencies.compactMap { currency -> String? in
            let cost = usage.sum { !$0.isBefore && $0.outcome != "succeeded" && $0.currency == currency }.cost
            return cost > 0 ? Wording.money(cost, currency: currency) : nil
        }
        let isNews = !Noise.hides(before, now)
        let change = isNews ? before.value.map { ", after \(Wording.percent($0)) in the period before" } : nil
        return [
            Sentence(
                "\(now.part.of("call")) (\(Wording.percent(value))\(change ?? "")) brought nothing and cost "
                    + (costs.isEmpty ? "nothing." : costs.joined(separator: ", ") + "."),
                value > Self.tooManyLost || isNews ? .warning : .neutral)
        ]
    }

    var section: Report.Section {
        let groups = Dictionary(grouping: usage.sums.filter { !$0.key.isBefore }, by: \.key.fullModel)
            .map { model, sums in
                let calls = { (outcome: String) in
                    sums.filter { $0.key.outcome == outcome }.reduce(0) { $0 + $1.value.calls }
                }
                return (
                    model: model, all: sums.map(\.value).reduce(ModelUsage.Sum(), +), failed: calls("failed"),
                    refused: calls("refused")
                )
            }.sorted { ($1.all.calls, $0.model) < ($0.all.calls, $1.model) }
        let shown = groups.prefix(Self.mostRows)
        return Report.Section(
            title: "Calls",
            blocks: [
                .table(
                    Table(
                        name: "calls-by-model", title: "Calls by model",
                        columns: [
                            .init("model", "Model"), .init("calls", "Calls", isFigure: true),
                            .init("failed", "Failed", isFigure: true),
                            .init("refused", "Refused", isFigure: true),
                            .init("mean_seconds", "Mean time", isFigure: true),
                            .init("tokens_per_call", "Tokens a call", isFigure: true),
                        ],
                        rows: shown.map { group in
                            let calls = Double(group.all.calls)
                            return [
                                .short(group.model), .integer(group.all.calls), .integer(group.failed),
                                .integer(group.refused), .duration(group.all.seconds / calls),
                                .number(Double(group.all.tokens) / calls, digits: 0),
                            ]
                        },
                        whenEmpty: "No call in this period.",
                        note: Table.cut(shown.count, of: groups.count, "with the most calls")))
            ])
    }
}

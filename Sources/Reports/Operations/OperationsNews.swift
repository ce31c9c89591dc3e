import Foundation
import Publishing

/// What changed and why it matters, in sentences. Only what is more than the ups and downs that there always are.
struct OperationsNews: Sendable {
    private let figures: OperationsFigures

    private static let mostCodes = 3

    init(_ figures: OperationsFigures) {
        self.figures = figures
    }

    private var now: OperationsFigures.Half { figures.now }
    private var before: OperationsFigures.Half { figures.before }

    var sentences: [Sentence] {
        guard !isEmpty(now) else {
            return [Sentence("No document came and none was finished in this period." + emptiness)] + backlog
        }
        let news =
            [VolumeNews(figures).sentence, lateness].compactMap(\.self) + stages + quarantine + doors
            + backlog
        if !news.isEmpty { return news }
        return [
            isEmpty(before)
                ? Sentence("There is nothing in the period before to compare with.")
                : Sentence("Nothing changed by more than the usual ups and downs.", .good)
        ]
    }

    private func isEmpty(_ half: OperationsFigures.Half) -> Bool {
        half.outcomes.groups.isEmpty && half.arrivals.groups.isEmpty
    }

    private var emptiness: String {
        before.outcomes.stored > 0
            ? " In the period before, \(before.outcomes.stored.of("document was", "documents were")) stored."
            : ""
    }

    /// How many came too late.
    private var lateness: Sentence? {
        let (earlier, later) = (before.outcomes.late, now.outcomes.late)
        guard let share = later.value, let old = earlier.value, !Noise.hides(earlier, later) else {
            return nil
        }
        let limit = Wording.duration(seconds: figures.sla)
        return Sentence(
            "\(Wording.percent(share)) of documents took longer than \(limit) to be stored,"
                + " \(share > old ? "up" : "down") from \(Wording.percent(old)).",
            share > old ? .warning : .good)
    }

    private var stages: [Sentence] {
        StageFigures.stages.flatMap { stage in
            [StageNews.Kind.work, .wait].compactMap { kind in
                let news = StageNews(figures, stage: stage, kind)
                guard news.isNews else { return nil }
                let shares = before.recognised.flatMap { old in now.recognised.map { (before: old, now: $0) }
                }
                return news.sentence(recognised: stage == "extract" && kind == .work ? shares : nil)
            }
        }
    }

    /// Reasons for quarantine that come much more often, or less.
    private var quarantine: [Sentence] {
        changes(before.outcomes.byCode, now.outcomes.byCode).prefix(Self.mostCodes).map { code, old, new in
            let what = "The reason \(code) sent \(new.of("document")) to quarantine, "
            return Sentence(
                what
                    + (old == 0
                        ? "and none before." : "\(new > old ? "up" : "down") from \(Digits.grouped(old))."),
                new > old ? .warning : .good)
        }
    }

    /// Files that were turned away at the door.
    private var doors: [Sentence] {
        changes(before.arrivals.refusedByCode, now.arrivals.refusedByCode).prefix(Self.mostCodes).map {
            code, old, new in
            Sentence(
                "\(new.of("file was", "files were")) turned away at the door as \(code), \(new > old ? "up" : "down")"
                    + " from \(Digits.grouped(old)).", new > old ? .warning : .good)
        }
    }

    /// The largest first.
    private func changes(_ before: [String: Int], _ now: [String: Int]) -> [(String, Int, Int)] {
        Set(before.keys).union(now.keys)
            .map { ($0, before[$0] ?? 0, now[$0] ?? 0) }
            .filter { !Noise.hides($0.1, $0.2) }
            .sorted { (abs($1.2 - $1.1), $0.0) < (abs($0.2 - $0.1), $1.0) }
    }

    private var backlog: [Sentence] {
        let throughput = figures.throughput
        var sentences: [Sentence] = []
        if let end = throughput.steps.last?.open, end != throughput.openBefore,
            !Noise.hides(throughput.openBefore, end)
        {
            let grew = end > throughput.openBefore
            sentences.append(
                Sentence(
                    "The backlog \(grew ? "grew" : "fell") from \(Digits.grouped(throughput.openBefore)) to"
                        + " \(end.of("document")) over the period.", grew ? .warning : .good))
        }
        if let oldest = figures.backlog.oldestArrival {
            let age = figures.moment.timeIntervalSince(oldest)
            if age > 4 * figures.sla {
                sentences.append(
                    Sentence(
                        "\(figures.backlog.inFlight.of("document is", "documents are")) on the way now; the oldest"
                            + " arrived \(Wording.duration(seconds: age)) ago.", .bad))
            }
        }
        return sentences
    }
}

import Publishing

/// The figures to be read first.
struct OperationsHeadlines {
    private let figures: OperationsFigures

    init(_ figures: OperationsFigures) {
        self.figures = figures
    }

    var headlines: [Headline] {
        let (now, before) = (figures.now, figures.before)
        return [
            Headline("Stored", .integer(now.outcomes.stored), before: .integer(before.outcomes.stored)),
            Headline("Accepted", .integer(now.arrivals.accepted), before: .integer(before.arrivals.accepted)),
            Headline(
                "Quarantined", .integer(now.outcomes.quarantined),
                before: .integer(before.outcomes.quarantined),
                tone: Noise.hides(before.outcomes.quarantine, now.outcomes.quarantine)
                    || (now.outcomes.quarantine.value ?? 0) < (before.outcomes.quarantine.value ?? 0)
                    ? .neutral : .warning),
            Headline(
                "Arrival to stored, p95", duration(now.outcomes.times),
                before: duration(before.outcomes.times)),
            Headline(
                "Stored within \(Wording.duration(seconds: figures.sla))", onTime(now.outcomes),
                before: onTime(before.outcomes), tone: promptness),
            Headline("On the way now", .integer(figures.backlog.inFlight)),
            Headline("In review now", .integer(figures.backlog.inReview)),
        ]
    }

    private func duration(_ times: Durations) -> Cell { times.percentile(0.95).map(Cell.duration) ?? .none }

    private func onTime(_ outcomes: Outcomes) -> Cell {
        .percent(Share(part: outcomes.stored - outcomes.late.part, whole: outcomes.stored))
    }

    private var promptness: Tone {
        switch figures.now.outcomes.late.value {
        case nil: .neutral
        case .some(let late) where late > 0.1: .bad
        case .some(let late) where late > 0.05: .warning
        case .some: .good
        }
    }
}

import Publishing

/// Whether a stage takes another time than before, as seen at its slower end.
struct StageNews: Sendable, Hashable {
    enum Kind: Sendable, Hashable {
        case work, wait
    }

    /// Fewer runs have no slower end.
    private static let fewest = 30

    let stage: String
    let kind: Kind
    /// The 95th percentiles, in seconds.
    let before: Double
    let now: Double
    /// A half more or a third less, and enough of it to be felt.
    let isNews: Bool

    init(_ figures: OperationsFigures, stage: String, _ kind: Kind) {
        let times = [figures.before, figures.now].map { half in
            (kind == .work ? half.stages.work[stage] : half.stages.wait[stage]) ?? Durations()
        }
        self.stage = stage
        self.kind = kind
        before = times[0].percentile(0.95) ?? 0
        now = times[1].percentile(0.95) ?? 0
        let isFelt = abs(now - before) >= (kind == .work ? 1 : 10)
        isNews =
            times.allSatisfy { $0.count >= Self.fewest } && isFelt
            && (now >= before * 1.5 || now * 1.5 <= before)
    }

    /// `2.1 times as long as before at p95 (12.0 s instead of 5.7 s)`
    func sentence(recognised: (before: Share, now: Share)?) -> Sentence {
        let isSlower = now > before
        let times = "\(Digits.grouped(isSlower ? now / before : before / now, digits: 1)) times"
        let figures = "\(Wording.duration(seconds: now)) instead of \(Wording.duration(seconds: before))"
        let change = isSlower ? "\(times) as long as" : "a \(Self.part(before / now)) of the time of"
        let text =
            kind == .work
            ? "\(stage) takes \(change) the period before at p95: \(figures)."
            : "Documents wait \(isSlower ? "\(times) as long" : "less") before \(stage) at p95: \(figures)."
        return Sentence(text + (reason(recognised) ?? ""), isSlower ? .warning : .good)
    }

    /// `half`, `third`, `quarter`, `tenth`: as near as words come.
    private static func part(_ ratio: Double) -> String {
        switch ratio {
        case ..<2.5: "half"
        case ..<3.5: "third"
        case ..<7: "quarter"
        default: "tenth"
        }
    }

    /// More pages to recognise are the usual reason.
    private func reason(_ recognised: (before: Share, now: Share)?) -> String? {
        guard let recognised, let before = recognised.before.value, let now = recognised.now.value,
            abs(now - before) >= 0.1, !Noise.hides(recognised.before, recognised.now),
            (now > before) == (self.now > self.before)
        else { return nil }
        return " Pages read by OCR \(now > before ? "rose" : "fell") from \(Wording.percent(before)) to"
            + " \(Wording.percent(now))."
    }
}

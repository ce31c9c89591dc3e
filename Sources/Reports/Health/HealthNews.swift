import Foundation
import Publishing

/// What the figures mean, in headlines and sentences.
struct HealthNews: Sendable {
    let now: HealthFigures
    let before: HealthFigures
    /// Of uptime, as a share.
    let target: Double

    var headlines: [Headline] {
        let uptime = now.uptime?.share
        return [
            Headline(
                "Uptime", uptime.map(Cell.percent) ?? .none,
                before: before.uptime?.share.map(Cell.percent),
                tone: uptime.map { $0 >= target ? .good : .bad } ?? .neutral),
            Headline("Incidents", .integer(now.opened), before: .integer(before.opened)),
            Headline(
                "Down", duration(now.uptime?.down.seconds),
                before: before.uptime.map { .duration($0.down.seconds) }),
            Headline(
                "Not observed", duration(now.uptime?.unobserved.seconds),
                before: before.uptime.map { .duration($0.unobserved.seconds) },
                tone: (now.uptime?.unobserved.seconds ?? 0) > 0 ? .warning : .neutral),
            Headline(
                "Mean time to resolve", duration(now.meanTimeToResolve),
                before: before.meanTimeToResolve.map { .duration($0) }),
            Headline("Sweeps", .integer(now.sweeps.count), before: .integer(before.sweeps.count)),
        ]
    }

    var sentences: [Sentence] {
        guard let uptime = now.uptime, let share = uptime.share else {
            return [
                Sentence(
                    "No sweep has run by the end of this period, so nothing is known. See whether a schedule runs one.",
                    .warning)
            ]
        }
        return [verdict(share), unobserved(uptime), worst, open, resolution].compactMap(\.self)
    }

    private func duration(_ seconds: Double?) -> Cell { seconds.map { .duration($0) } ?? .none }

    private func verdict(_ share: Double) -> Sentence {
        let change = before.uptime?.share.map { ", after \(percent($0)) in the period before" } ?? ""
        let isMet = share >= target
        return Sentence(
            "Uptime was \(percent(share))\(change): \(isMet ? "at least" : "less than") the \(percent(target)) agreed.",
            isMet ? .good : .bad)
    }

    private func unobserved(_ uptime: Uptime) -> Sentence? {
        guard uptime.unobserved.seconds > 0 else { return nil }
        let stretches = uptime.unobserved.spans.count
        let times = stretches == 1 ? "in one stretch" : "in \(stretches) stretches"
        return Sentence(
            "For \(Wording.duration(seconds: uptime.unobserved.seconds)), \(times), no sweep looked;"
                + " this counts as down. See whether the service ran.", .warning)
    }

    private var worst: Sentence? {
        guard let longest = now.incidents.first else {
            return Sentence("There was no incident.", .good)
        }
        let length = Wording.duration(seconds: longest.seconds(at: now.now))
        return Sentence(
            "\(now.incidents.count.of("incident was", "incidents were")) open in this period; the longest, of"
                + " \(longest.check)\(longest.subject.isEmpty ? "" : " (\(longest.subject.shown(limit: 60)))"),"
                + " \(longest.resolvedAt == nil ? "has lasted" : "lasted") \(length) and was \(longest.worst).",
            longest.worst == "critical" ? .warning : .neutral)
    }

    private var open: Sentence? {
        let open = now.incidents.filter { $0.resolvedAt == nil }
        guard !open.isEmpty else { return nil }
        let unnoticed = open.count { $0.acknowledgedBy == nil }
        return Sentence(
            "\(open.count.of("incident is", "incidents are")) still open, \(unnoticed) of them taken note of by nobody.",
            .warning)
    }

    private var resolution: Sentence? {
        guard let mean = now.meanTimeToResolve, let earlier = before.meanTimeToResolve,
            max(mean, earlier) > 2 * min(mean, earlier)
        else { return nil }
        return Sentence(
            "Incidents took \(Wording.duration(seconds: mean)) on average to be over,"
                + " \(mean > earlier ? "up" : "down") from \(Wording.duration(seconds: earlier)).",
            mean > earlier ? .warning : .good)
    }

    /// With two digits, since targets have them: 99.95 %. Never rounded up to what was not reached.
    private func percent(_ share: Double) -> String {
        String(format: "%.2f %%", (share * 10_000 + 1e-6).rounded(.down) / 100)
    }
}

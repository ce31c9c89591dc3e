import Publishing

/// Whether more or fewer documents are stored than before, and where that comes from.
struct VolumeNews: Sendable {
    private let before: OperationsFigures.Half
    private let now: OperationsFigures.Half

    /// From these shares of a change on, one part of many is named for all or most of it.
    private static let nearlyAll = 0.95
    private static let most = 0.6

    init(_ figures: OperationsFigures) {
        before = figures.before
        now = figures.now
    }

    var sentence: Sentence? {
        let (old, new) = (before.outcomes.stored, now.outcomes.stored)
        guard old > 0, !Noise.hides(old, new) else { return nil }
        if new == 0 {
            return Sentence("Nothing was stored; before, \(old.of("document was", "documents were")).", .bad)
        }
        let part = Wording.percent((Double(abs(new - old)) / Double(old) * 100).rounded() / 100)
        return Sentence(
            "Documents stored \(new > old ? "rose" : "fell") by \(part) to \(Digits.grouped(new))."
                + (origin ?? ""), new > old ? .neutral : .warning)
    }

    /// The folder, else the pipeline, that the change comes from.
    private var origin: String? {
        let stored = now.outcomes.stored - before.outcomes.stored
        let arrived = now.arrivals.accepted - before.arrivals.accepted
        // What came explains what was stored only when it changed likewise.
        if arrived.signum() == stored.signum(), abs(arrived) * 2 >= abs(stored) {
            return origin(before.arrivals.acceptedByFolder, now.arrivals.acceptedByFolder, "folder")
        }
        let pipelines = [before, now].map { half in
            half.outcomes.divided { $0.pipeline }.mapValues(\.stored)
        }
        return origin(pipelines[0], pipelines[1], "pipeline")
    }

    private func origin(_ before: [String: Int], _ now: [String: Int], _ what: String) -> String? {
        let names = Set(before.keys).union(now.keys)
        guard names.count > 1 else { return nil }
        let changes = names.map { ($0, (now[$0] ?? 0) - (before[$0] ?? 0)) }
        let whole = changes.reduce(0) { $0 + $1.1 }
        guard whole != 0, let largest = changes.max(by: { $0.1 * whole.signum() < $1.1 * whole.signum() })
        else { return nil }
        let share = Double(largest.1) / Double(whole)
        guard share >= Self.most else { return nil }
        let rise = whole > 0 ? "rise" : "fall"
        let amount =
            share >= Self.nearlyAll && share <= 2 - Self.nearlyAll
            ? "All" : share > 1 ? "More than all" : "Most"
        return " \(amount) of the \(rise) is in the \(what) \(largest.0.shown(limit: 60))."
    }
}

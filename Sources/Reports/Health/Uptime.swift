import Foundation

/// How much of a time all was up, as docs/health-checks.md defines it.
struct Uptime: Sendable, Hashable {
    /// What is counted: from the first sweep that there ever was, up to now.
    let window: Range<Date>
    /// A check that counts was critical.
    let down: TimeSet
    /// Nobody looked, and it is not known to have been down. It counts as down.
    let unobserved: TimeSet

    /// - Parameters:
    ///   - critical: when checks that count were critical; may overlap, and reach beyond the window.
    ///   - sweeps: when sweeps began, in order, the last before the window among them.
    ///   - gap: how long one sweep vouches for the time after it.
    init(window: Range<Date>, critical: [Range<Date>], sweeps: [Date], gap: TimeInterval) {
        self.window = window
        let whole = TimeSet([window])
        down = TimeSet(critical).within(window)
        let observed = TimeSet(sweeps.map { $0..<$0.addingTimeInterval(gap) })
        unobserved = whole.subtracting(observed).subtracting(down)
    }

    /// 1 is all the time; nil of no time.
    var share: Double? { share(of: window) }

    /// In a part of the window; nil of no time.
    func share(of part: Range<Date>) -> Double? {
        let part = part.clamped(to: window)
        let seconds = part.upperBound.timeIntervalSince(part.lowerBound)
        guard seconds > 0 else { return nil }
        return 1 - down.union(unobserved).within(part).seconds / seconds
    }
}

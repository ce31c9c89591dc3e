import Foundation

/// What the sentinel knows: how the database stands, and what is still to be said and written about it. A pure value.
struct SentinelState: Codable, Hashable {
    struct Change: Codable, Hashable {
        /// Of the message that tells it; the same after a restart.
        var identity: String
        var from: HealthState
        var to: HealthState
        var openedAt: Date
        var changedAt: Date
        var reason: String?
    }

    struct Incident: Codable, Hashable {
        var openedAt: Date
        var resolvedAt: Date?
        var reason: String
    }

    private(set) var status: CheckStatus
    /// The one that is open.
    private(set) var incident: Incident?
    /// Those that are over and not yet in the database.
    var past: [Incident] = []
    /// What nobody was told yet.
    var untold: [Change] = []

    init(at now: Date) {
        status = CheckStatus(since: now)
    }

    /// Takes the result of one look.
    ///
    /// - Parameter fault: nil when the database answered.
    mutating func take(fault: String?, at now: Date, _ rule: Hysteresis) -> Change? {
        guard let change = status.take(fault == nil ? .ok : .critical, at: now, rule) else { return nil }
        var told = incident ?? Incident(openedAt: now, resolvedAt: nil, reason: fault ?? "")
        if change.to == .ok {
            told.resolvedAt = now
            past.append(told)
            incident = nil
        } else {
            incident = told
        }
        let news = Change(
            identity: "sentinel/\(Int(told.openedAt.timeIntervalSince1970 * 1000))/\(change.to.rawValue)",
            from: change.from, to: change.to, openedAt: told.openedAt, changedAt: now, reason: fault)
        untold.append(news)
        return news
    }
}

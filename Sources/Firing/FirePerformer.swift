package import Store

/// Carries out what a fire orders: a report, a sweep, a backup, a chore. An attempt may be cut off anywhere and made
/// again, so the same fire must be safe to carry out twice.
package protocol FirePerformer: Sendable {
    /// A throw is a failed attempt, which is made again as often as the schedule says.
    func perform(_ fire: FireRecord) async throws -> FireOutcome
}

/// What came of an attempt to carry out a fire, in a sentence for the history.
package enum FireOutcome: Sendable, Hashable {
    case done(String)
    /// Trying again is of no use before a person has changed something.
    case failed(String)
    /// Somebody outside isn't ready, such as a mail server that is away: tried again, and no attempt is counted.
    case later(String)
}

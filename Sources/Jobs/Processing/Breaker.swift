/// Stops taking jobs of a stage when the machine, not the documents, fails it time after time: a full disk, a provider
/// that is away. Tries one job now and then, and goes on when that succeeds. Decides, and does no I/O.
struct Breaker: Sendable {
    enum Permission: Sendable, Hashable {
        case all
        /// One job, to see whether it works again.
        case one
        case none
    }

    private enum State {
        case closed(faults: Int)
        case open(until: ContinuousClock.Instant, faults: Int)
        /// One job is at work, to see whether it works again.
        case trying(faults: Int)
    }

    /// So many in a row, and it opens.
    static let mostFaults = 3
    private static let backOff = (first: Duration.seconds(5), longest: Duration.seconds(120))

    private var state = State.closed(faults: 0)

    var isClosed: Bool { if case .closed = state { true } else { false } }

    func permission(at now: ContinuousClock.Instant) -> Permission {
        switch state {
        case .closed: .all
        case .open(let until, _): now < until ? .none : .one
        case .trying: .none
        }
    }

    /// A job was taken up.
    mutating func begin() {
        if case .open(_, let faults) = state { state = .trying(faults: faults) }
    }

    /// The machine failed a job. Answers for how long no further job is to be taken up, and how many faults there were
    /// in a row; nil while it goes on.
    mutating func fault(at now: ContinuousClock.Instant) -> (wait: Duration, faults: Int)? {
        let faults =
            switch state {
            case .closed(let faults), .trying(let faults): faults + 1
            // One that was at work already when it opened tells nothing new.
            case .open(_, let faults): faults
            }
        if case .open = state { return nil }
        guard faults >= Self.mostFaults else {
            state = .closed(faults: faults)
            return nil
        }
        let doublings = min(faults - Self.mostFaults, 10)
        let wait = min(Self.backOff.first * (1 << doublings), Self.backOff.longest)
        state = .open(until: now + wait, faults: faults)
        return (wait, faults)
    }

    /// A job came to an end that was not the machine's fault. True when it works again.
    mutating func success() -> Bool {
        defer { state = .closed(faults: 0) }
        return !isClosed
    }

    /// The job that was to show whether it works again was called off and shows nothing.
    mutating func abandon(at now: ContinuousClock.Instant) {
        if case .trying(let faults) = state { state = .open(until: now, faults: faults) }
    }
}

/// What the pool decides: who gets which connection, when one is opened, when the pool is empty. No I/O and no
/// clock, so every order of events can be tested.
struct PoolState {
    struct ConnectionID: Hashable, Sendable {
        let number: Int
    }

    struct WaiterID: Hashable, Sendable {
        let number: Int
    }

    /// What a caller may do.
    enum Grant: Equatable, Sendable {
        /// Use this connection.
        case use(ConnectionID)
        /// Open a connection of this name and use it.
        case open(ConnectionID)
    }

    enum Answer: Equatable {
        case granted(Grant)
        case wait
        case closed
    }

    private let size: Int
    /// The most recently used is last, and first to be lent: the others can rest.
    private var idle: [ConnectionID] = []
    private var lent: Set<ConnectionID> = []
    private var opening: Set<ConnectionID> = []
    private var waiters: [WaiterID] = []
    private var numbersGiven = 0
    /// Attempts to open that failed since one last succeeded.
    private(set) var failures = 0
    private(set) var isClosed = false

    init(size: Int) {
        precondition(size > 0, "a pool has at least one connection")
        self.size = size
    }

    var isDrained: Bool { isClosed && lent.isEmpty && opening.isEmpty && idle.isEmpty }
    var isServerAway: Bool { failures > 0 }

    /// A caller wants a connection. When none is to be had, `waiter` stands in line if it is given.
    mutating func request(waiter: WaiterID? = nil) -> Answer {
        guard !isClosed else { return .closed }
        if let grant = nextGrant() { return .granted(grant) }
        if let waiter { waiters.append(waiter) }
        return .wait
    }

    /// An attempt to open succeeded: the opener uses it. False when the pool was closed meanwhile.
    mutating func opened(_ id: ConnectionID) -> Bool {
        failures = 0
        guard opening.remove(id) != nil, !isClosed else { return false }
        lent.insert(id)
        return true
    }

    /// An attempt to open failed; the opener may try again under the same name. Returns how many failed in a row.
    mutating func openFailed() -> Int {
        failures += 1
        return failures
    }

    /// The opener has given up; whoever stands first may try.
    mutating func gaveUpOpening(_ id: ConnectionID) -> (waiter: WaiterID, grant: Grant)? {
        opening.remove(id)
        return serveFirstWaiter()
    }

    /// A borrower is done. A connection that isn't usable has been closed and is forgotten.
    mutating func returned(_ id: ConnectionID, isUsable: Bool) -> (waiter: WaiterID, grant: Grant)? {
        precondition(lent.remove(id) != nil, "only a lent connection is returned")
        if isUsable { idle.append(id) }
        return serveFirstWaiter()
    }

    /// A waiter was cancelled or has waited long enough. False when it had been served already.
    mutating func abandon(_ waiter: WaiterID) -> Bool {
        guard let index = waiters.firstIndex(of: waiter) else { return false }
        waiters.remove(at: index)
        return true
    }

    /// No more connections are given out. Returns what to close and whom to turn away.
    mutating func close() -> (idle: [ConnectionID], waiters: [WaiterID]) {
        isClosed = true
        defer {
            idle = []
            waiters = []
        }
        return (idle, waiters)
    }

    private mutating func serveFirstWaiter() -> (waiter: WaiterID, grant: Grant)? {
        guard !isClosed, let waiter = waiters.first, let grant = nextGrant() else { return nil }
        waiters.removeFirst()
        return (waiter, grant)
    }

    private mutating func nextGrant() -> Grant? {
        if let id = idle.popLast() {
            lent.insert(id)
            return .use(id)
        }
        guard lent.count + opening.count < size else { return nil }
        numbersGiven += 1
        let id = ConnectionID(number: numbersGiven)
        opening.insert(id)
        return .open(id)
    }
}

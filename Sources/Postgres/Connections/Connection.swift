import Logging

/// A connection to the server, on a lane of its own: what is called on it blocks that lane and nothing else.
/// `Database.withConnection` lends one.
package actor Connection {
    private let lane = Lane(label: "a2d2.postgres.connection")
    let logger: Logger
    var handle: ConnectionHandle
    var statements = StatementCache(capacity: 500)
    /// What each transaction begins with, when the session can't be told.
    private(set) var limitsOfTransaction: [String] = []
    private var canceller: Canceller?
    /// The wish of the present borrower to stop; nil between borrowers.
    private(set) var cancellation: Cancellation?

    package nonisolated var unownedExecutor: UnownedSerialExecutor { lane.asUnownedSerialExecutor() }

    init(logger: Logger) {
        self.logger = logger
        handle = ConnectionHandle(logger: logger)
    }

    func open(_ settings: ConnectionSettings) throws {
        try handle.open(settings)
        limitsOfTransaction = handle.isPooled ? settings.limitsOfTransaction : []
        statements.removeAll()
        canceller = handle.makeCanceller()
    }

    /// Whether it leads through a pooler, so that nothing of a session lasts.
    var isPooled: Bool { handle.isPooled }

    func close() {
        canceller = nil
        handle.close()
    }

    /// How a lending ended. A connection that isn't usable any more has been closed.
    enum Lending<T: Sendable>: Sendable {
        case ended(Result<T, any Error>, isUsable: Bool)
        /// The server had closed its end while the connection lay idle; the body has not run.
        case wasGone
    }

    /// Runs `body`, which `cancellation` can end, and leaves the connection clean for the next.
    func lend<T: Sendable>(
        _ cancellation: Cancellation, _ body: @Sendable (isolated Connection) throws -> T
    ) -> Lending<T> {
        guard handle.isAlive() else {
            close()
            return .wasGone
        }
        let outcome = Result {
            try cancellation.begin(canceller)
            self.cancellation = cancellation
            return try body(self)
        }
        cancellation.withdraw()
        self.cancellation = nil
        let isClean = leaveTransaction()
        cancellation.end()
        let isUsable = isClean && !cancellation.isSevered
        if !isUsable { close() }
        return .ended(outcome, isUsable: isUsable)
    }

    /// The point after which the borrower's cancellation comes too late. Throws when it came before.
    func refuseCancellation() throws {
        cancellation?.withdraw()
        if let cancellation, cancellation.isRequested { throw CancellationError() }
    }

    /// Undoes what a borrower left open. False when the connection is no longer fit for use.
    private func leaveTransaction() -> Bool {
        guard handle.isOpen else { return false }
        guard handle.isInTransaction else { return true }
        logger.warning("a transaction was left open and is rolled back")
        return handle.run(script: "ROLLBACK").isSuccess
    }
}

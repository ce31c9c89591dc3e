package import Logging
import ServiceLifecycle

/// A pool of connections to one database. They are opened when they are needed, lent one caller at a time, and
/// replaced when they are lost.
package final class Database: Service, Sendable {
    let pool: Pool
    let logger: Logger
    private let closing = Closing()
    private static let attemptsOfTransaction = 5

    package init(settings: ConnectionSettings, poolSize: Int = 6, logger: Logger) {
        self.logger = logger
        pool = Pool(settings: settings, size: poolSize, logger: logger)
    }

    package var settings: ConnectionSettings { pool.settings }

    /// Lends a connection to `body`, which runs on the connection's lane and may block. Cancelling the task ends
    /// the statement under way and throws `CancellationError`. Throws a `PostgresError` whose `isConnectionLost`
    /// is true when the server can't be reached within the connect timeout, or is lost on the way.
    package func withConnection<T: Sendable>(
        _ body: @Sendable (isolated Connection) throws -> T
    ) async throws -> T {
        while true {
            let lent = try await pool.borrow()
            let cancellation = Cancellation()
            let lending = await withTaskCancellationHandler {
                await lent.connection.lend(cancellation, body)
            } onCancel: {
                cancellation.request()
            }
            switch lending {
            case .ended(let outcome, let isUsable):
                await pool.giveBack(lent, isUsable: isUsable)
                return try outcome.get()
            case .wasGone:
                await pool.giveBack(lent, isUsable: false)
            }
        }
    }

    /// Runs `body` in a transaction: committed when it returns, rolled back when it throws. Runs it again, a few
    /// times, when the server undoes it for a conflict with another, so `body` must do nothing but SQL.
    package func transaction<T: Sendable>(
        isolation: Isolation = .readCommitted, settings: [StaticString] = [],
        _ body: @Sendable (isolated Connection) throws -> T
    ) async throws -> T {
        let backOff = BackOff(first: .milliseconds(10), longest: .milliseconds(500))
        var attempt = 1
        while true {
            do {
                return try await withConnection {
                    try $0.transaction(isolation: isolation, settings: settings, body)
                }
            } catch let error as PostgresError
                where (error.isConflict || error.isStalePlan) && attempt < Self.attemptsOfTransaction
            {
                logger.debug("a transaction is run again: \(error)")
                try await Task.sleep(for: backOff.delay(afterFailure: attempt))
                attempt += 1
            }
        }
    }

    package func query(_ sql: SQL) async throws -> [Row] {
        try await withConnection { try $0.query(sql) }
    }

    @discardableResult
    package func execute(_ sql: SQL) async throws -> Int {
        try await withConnection { try $0.execute(sql) }
    }

    /// The payloads sent to `channel`, on a connection of its own that is made again when it is lost. Yields an
    /// empty payload whenever listening has begun, after a loss too: look for yourself then. Ends with the task or
    /// the database.
    package func listen(_ channel: String) -> some AsyncSequence<String, Never> & Sendable {
        Notifications(channel: channel, settings: settings, closing: closing, logger: logger)
    }

    /// Keeps the pool until the service is told to stop.
    package func run() async throws {
        do {
            try await gracefulShutdown()
        } catch {
            await close()
            throw error
        }
        await close()
    }

    /// Ends the listeners, waits for the connections that are lent, and closes all.
    package func close() async {
        closing.close()
        await pool.close()
    }
}

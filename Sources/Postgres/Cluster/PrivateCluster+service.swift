import Foundation
import Logging
import ServiceLifecycle

extension PrivateCluster: Service {
    /// Keeps the server: starts it again whenever it goes away, and stops it at the end.
    package nonisolated func run() async throws {
        do {
            try await cancelWhenGracefulShutdown { try await self.keep() }
        } catch is CancellationError {
            try await stop()
        } catch {
            try await stop()
            throw error
        }
    }

    /// Only ends by throwing `CancellationError`, or when the first start fails.
    private func keep() async throws {
        var settings = try await start()
        let backOff = BackOff(first: .milliseconds(100), longest: .seconds(5))
        var failures = 0
        while true {
            do {
                try await waitUntilGone(settings)
                logger.warning("the private PostgreSQL server went away, and is started again")
                settings = try await start()
                failures = 0
            } catch let error where !Task.isCancelled {
                failures += 1
                logger.error("the private PostgreSQL server can't be started: \(error)")
                try await Task.sleep(for: backOff.delay(afterFailure: failures))
            }
        }
    }

    /// Returns when the connection that it makes is lost: no looking every so often.
    private func waitUntilGone(_ settings: ConnectionSettings) async throws {
        let connection = Connection(logger: logger)
        let cancelled = try WakeUp()
        do {
            try await connection.open(settings)
            _ = try await withTaskCancellationHandler {
                try await connection.waitForNotifications([cancelled])
            } onCancel: {
                cancelled.signal()
            }
        } catch let error as PostgresError where error.isConnectionLost {
            return await connection.close()
        }
        await connection.close()
        try Task.checkCancellation()
    }
}

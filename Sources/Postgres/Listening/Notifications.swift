import Logging

/// The payloads of one channel. Each iterator has a connection of its own, which it makes again when it is lost.
/// Whenever listening begins, the first time too, the sequence yields an empty payload: what was sent before is not
/// seen, so the listener should look for itself. It ends when the task is cancelled or the database closed. Where only a
/// pooler can be reached nothing ever comes.
struct Notifications: AsyncSequence, Sendable {
    typealias Element = String
    typealias Failure = Never

    let channel: String
    let settings: ConnectionSettings
    let closing: Closing
    let logger: Logger

    func makeAsyncIterator() -> Iterator {
        Iterator(listening: self)
    }

    struct Iterator: AsyncIteratorProtocol {
        private let sequence: Notifications
        private let backOff = BackOff(first: .milliseconds(50), longest: .seconds(2))
        private var connection: Connection?
        private var pending: ArraySlice<String> = []
        private var failures = 0

        init(listening sequence: Notifications) {
            self.sequence = sequence
        }

        mutating func next(isolation actor: isolated (any Actor)? = #isolation) async -> String? {
            while !Task.isCancelled {
                if let payload = pending.popFirst() { return payload }
                do {
                    pending = try await sequence.nextBatch(on: &connection)[...]
                    failures = 0
                } catch is CancellationError {
                    break
                } catch {
                    guard await pause(after: error) else { break }
                }
            }
            await connection?.close()
            connection = nil
            return nil
        }

        /// False when the wait was cancelled.
        private mutating func pause(after error: any Error) async -> Bool {
            await connection?.close()
            connection = nil
            failures += 1
            let level: Logger.Level = failures == 1 ? .warning : .debug
            sequence.logger.log(level: level, "listening on \(sequence.channel) was interrupted: \(error)")
            do {
                try await Task.sleep(for: backOff.delay(afterFailure: failures))
                return true
            } catch {
                return false
            }
        }
    }
}

extension Notifications {
    /// Begins to listen when there is no connection yet, else waits for what comes. Throws `CancellationError` when
    /// the task is cancelled or the database closed.
    fileprivate func nextBatch(on connection: inout Connection?) async throws -> [String] {
        let cancelled = try WakeUp()
        let closed = try closing.wakeUp()
        return try await withTaskCancellationHandler {
            if let connection {
                let payloads = try await connection.waitForNotifications([cancelled, closed])
                if payloads.isEmpty { throw CancellationError() }
                return payloads
            }
            if closed.isSignalled { throw CancellationError() }
            let fresh = Connection(logger: logger)
            try await fresh.open(settings.forSessions)
            if await fresh.isPooled {
                logger.notice(
                    "nothing is listened to through a pooler: others' news are found when the database is asked the next time",
                    metadata: ["channel": "\(channel)", "instead": "database-direct-url"])
                await fresh.close()
                await fresh.waitInVain([cancelled, closed])
                throw CancellationError()
            }
            try await fresh.listen(to: channel)
            connection = fresh
            return [""]
        } onCancel: {
            cancelled.signal()
        }
    }
}

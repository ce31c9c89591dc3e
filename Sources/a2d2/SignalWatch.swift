import Dispatch
import Glibc
import Logging
import ServiceLifecycle
import UnixSignals

/// Ends when the process is told to stop, and with it the whole group. Signals from before the group began count too.
struct SignalWatch: Service {
    let signals: UnixSignalsSequence
    /// How long the end may take at most.
    let patience: Duration
    let logger: Logger

    func run() async throws {
        for await _ in signals.cancelOnGracefulShutdown() {
            endInAnyCase()
            return
        }
    }

    /// On a queue of its own, for nothing else may be moving any more.
    private func endInAnyCase() {
        let logger = logger
        let patience = patience
        DispatchQueue(label: "a2d2.end").asyncAfter(deadline: .now() + patience / .seconds(1)) {
            logger.critical(
                "not at the end \(patience) after it was told to stop, since something hangs (the database?): gone at once, as by kill -9"
            )
            _exit(Exit.broken.rawValue)
        }
    }
}

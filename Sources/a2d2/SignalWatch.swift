import ServiceLifecycle
import UnixSignals

/// Ends when the process is told to stop, and with it the whole group. Signals from before the group began count too.
struct SignalWatch: Service {
    let signals: UnixSignalsSequence

    func run() async throws {
        for await _ in signals.cancelOnGracefulShutdown() { return }
    }
}

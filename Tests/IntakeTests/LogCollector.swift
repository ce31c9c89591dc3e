import Logging

/// Keeps what is logged.
final class LogCollector: Sendable {
    private let lines = Waitable<[String]>([])

    var messages: [String] { lines.value }

    var logger: Logger { Logger(label: "test") { _ in Handler(collector: self) } }

    /// Returns as soon as the messages are as `condition` wants them.
    func wait(until condition: @escaping @Sendable ([String]) -> Bool) async {
        await lines.wait(until: condition)
    }

    private struct Handler: LogHandler {
        let collector: LogCollector
        var metadata: Logger.Metadata = [:]
        var logLevel = Logger.Level.trace

        subscript(metadataKey key: String) -> Logger.Metadata.Value? {
            get { metadata[key] }
            set { metadata[key] = newValue }
        }

        func log(event: LogEvent) {
            collector.lines.change { $0.append("\(event.level): \(event.message)") }
        }
    }
}

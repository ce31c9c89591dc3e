import Foundation
package import Logging

/// Writes log lines to standard error: text for people, JSON for machines.
package struct LineLogHandler: LogHandler {
    package var metadata: Logger.Metadata = [:]
    package var logLevel: Logger.Level
    private let label: String
    private let format: LogFormat
    private let style: Style

    package init(label: String, format: LogFormat, level: Logger.Level) {
        self.label = label
        self.format = format
        logLevel = level
        style = Style(for: STDERR_FILENO)
    }

    package subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    package func log(event: LogEvent) {
        let all = metadata.merging(event.metadata ?? [:]) { _, new in new }
        let line =
            switch format {
            case .text: text(level: event.level, message: "\(event.message)", metadata: all)
            case .json: json(level: event.level, message: "\(event.message)", metadata: all)
            }
        // One write a line, so that lines of several threads don't mix.
        FileHandle.standardError.write(Data((line + "\n").utf8))
    }

    private func text(level: Logger.Level, message: String, metadata: Logger.Metadata) -> String {
        let time = Date().formatted(
            .verbatim(
                "\(hour: .twoDigits(clock: .twentyFourHour, hourCycle: .zeroBased)):\(minute: .twoDigits):\(second: .twoDigits)",
                timeZone: .current, calendar: .current))
        let details = metadata.sorted { $0.key < $1.key }
            .map { style.paint("\($0.key)=", .grey) + "\($0.value)".printable }
        let name = level.rawValue.padding(toLength: 8, withPad: " ", startingAt: 0)
        return
            ([style.paint(time, .grey), style.paint(name, colour(of: level)), message.printable] + details)
            .joined(separator: " ")
    }

    private func json(level: Logger.Level, message: String, metadata: Logger.Metadata) -> String {
        var object: [String: String] = [:]
        for (key, value) in metadata {
            object[key] = "\(value)"
        }
        object["time"] = Date().formatted(Date.ISO8601FormatStyle(includingFractionalSeconds: true))
        object["level"] = level.rawValue
        object["logger"] = label
        object["message"] = message
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        guard let data = try? encoder.encode(object) else { return "{}" }
        return String(decoding: data, as: UTF8.self)
    }

    private func colour(of level: Logger.Level) -> Style.Colour {
        switch level {
        case .trace, .debug: .grey
        case .info: .green
        case .notice: .cyan
        case .warning: .yellow
        case .error, .critical: .red
        }
    }
}

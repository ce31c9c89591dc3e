import Foundation
import Terminal

/// What a verb prints: a table for people, or one JSON object a line for machines.
struct Output {
    let isJSON: Bool
    let style = Style(for: STDOUT_FILENO)

    /// A list: a table with a head, or an object a line.
    func list<Item>(
        _ items: [Item], columns: [TextTable.Column], empty: String, cells: (Item) -> [String],
        json: (Item) -> some Encodable
    ) throws {
        if isJSON {
            for item in items { try object(json(item)) }
            return
        }
        guard !items.isEmpty else { return print(style.paint(empty, .grey)) }
        var table = TextTable(columns)
        for item in items { table.add(cells(item)) }
        for line in table.lines(style: style) { print(line) }
    }

    /// One object, on one line.
    func object(_ value: some Encodable) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        encoder.dateEncodingStrategy = .iso8601
        FileHandle.standardOutput.write(try encoder.encode(value) + Data("\n".utf8))
    }

    /// What a verb did: a sentence for people, an object for machines.
    func answer(_ sentence: @autoclosure () -> String, json: some Encodable) throws {
        if isJSON { return try object(json) }
        print(sentence())
    }
}

extension Date {
    /// `2026-11-23 14:05` in the local time zone.
    var short: String {
        formatted(
            .verbatim(
                "\(year: .defaultDigits)-\(month: .twoDigits)-\(day: .twoDigits) \(hour: .twoDigits(clock: .twentyFourHour, hourCycle: .zeroBased)):\(minute: .twoDigits)",
                timeZone: .current, calendar: Calendar(identifier: .gregorian)))
    }
}

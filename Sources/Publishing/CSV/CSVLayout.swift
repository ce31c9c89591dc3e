import Foundation

/// Which fields a table's cells become: one each, and for a column of money another with its currency, so that the
/// amount stays a number.
struct CSVLayout {
    private let table: Table
    private let timeZone: TimeZone
    private let hasCurrency: [Bool]

    init(_ table: Table, timeZone: TimeZone) {
        self.table = table
        self.timeZone = timeZone
        hasCurrency = table.columns.indices.map { index in
            table.rows.contains { row in
                if index < row.count, case .amount = row[index] { true } else { false }
            }
        }
    }

    var head: [String] {
        table.columns.indices.flatMap { index in
            let name = Self.defused(table.columns[index].name)
            return hasCurrency[index] ? [name, name + "_currency"] : [name]
        }
    }

    func fields(of row: [Cell]) -> [String] {
        table.columns.indices.flatMap { index in
            let cell = index < row.count ? row[index] : Cell.none
            return hasCurrency[index] ? [field(of: cell), currency(of: cell)] : [field(of: cell)]
        }
    }

    private func currency(of cell: Cell) -> String {
        if case .amount(_, let currency) = cell { Self.defused(currency) } else { "" }
    }

    private func field(of cell: Cell) -> String {
        switch cell {
        case .none: ""
        case .text(let text): Self.defused(text)
        case .integer(let value), .bytes(let value): String(value)
        case .number(let value, _), .percent(let value), .duration(let value):
            value.isFinite ? value.plainDigits : ""
        case .amount(let amount, let currency):
            amount.isNaN ? "" : amount.plainMoney(currency)
        case .day(let year, let month, let day): Timestamp.day(year, month, day)
        case .instant(let instant): Timestamp.text(instant, in: timeZone)
        case .boolean(let value): value ? "true" : "false"
        }
    }

    /// Text that a spreadsheet would take for a formula, made text by an apostrophe before it (OWASP, "CSV Injection").
    private static func defused(_ text: String) -> String {
        guard let first = text.unicodeScalars.first, "=+-@\t\r".unicodeScalars.contains(first) else {
            return text
        }
        return "'" + text
    }
}

extension Decimal {
    /// With all the digits that there are, and at least those of the currency: `1234.50`.
    func plainMoney(_ currency: String) -> String {
        fixed(digits: max(Currency.digits(of: currency), -min(0, exponent)))
    }
}

extension Double {
    /// The fewest digits that give the same number again, without an exponent, which not every reader knows.
    var plainDigits: String {
        let text = description
        guard text.contains("e") else { return text.hasSuffix(".0") ? String(text.dropLast(2)) : text }
        return Decimal(string: text).map { "\($0)" } ?? text
    }
}

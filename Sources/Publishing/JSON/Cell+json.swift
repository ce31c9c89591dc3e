import Foundation

extension Cell {
    func json(in timeZone: TimeZone) -> JSONValue {
        switch self {
        case .none: .null
        case .text(let text): .string(text)
        case .integer(let value), .bytes(let value): .integer(value)
        case .number(let value, _), .percent(let value), .duration(let value): .number(value)
        case .amount(let amount, _) where amount.isNaN: .null
        case .amount(let amount, let currency):
            // As a string: a number of JSON is a binary fraction to most readers, and money is not.
            .object(["amount": .string(amount.plainMoney(currency)), "currency": .string(currency)])
        case .day(let year, let month, let day): .string(Timestamp.day(year, month, day))
        case .instant(let instant): .string(Timestamp.text(instant, in: timeZone))
        case .boolean(let value): .boolean(value)
        }
    }

    /// What the value is, for who reads it; nil for an empty place.
    var typeName: String? {
        switch self {
        case .none: nil
        case .text: "text"
        case .integer: "integer"
        case .number: "number"
        case .amount: "amount"
        case .percent: "fraction"
        case .duration: "seconds"
        case .bytes: "bytes"
        case .day: "day"
        case .instant: "instant"
        case .boolean: "boolean"
        }
    }
}

extension Table {
    /// The type that all cells of the column share, else `mixed`; `none` when all are empty.
    func typeName(ofColumn index: Int) -> String {
        let names = Set(rows.compactMap { index < $0.count ? $0[index].typeName : nil })
        return names.count > 1 ? "mixed" : names.first ?? "none"
    }
}

extension Chart.Unit {
    /// `count`, `seconds`, `bytes`, `fraction`, a currency's code, or the sign itself.
    var code: String {
        switch self {
        case .count: "count"
        case .seconds: "seconds"
        case .bytes: "bytes"
        case .percent: "fraction"
        case .money(let currency): currency
        case .other(let sign): sign
        }
    }
}

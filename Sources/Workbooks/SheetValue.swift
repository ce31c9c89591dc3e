import Foundation
import Publishing

/// A cell as a workbook holds it: a value of one of its few types, and the format in which it is shown.
struct SheetValue: Equatable {
    enum Content: Equatable {
        case nothing
        case text(String)
        case number(Double)
        case boolean(Bool)
    }

    var content: Content
    var numberFormat = "General"

    /// Shown as text even after somebody has edited it: what begins with `=` stays what it is.
    static let textFormat = "@"
    static let nothing = SheetValue(content: .nothing)

    static func text(_ text: String) -> SheetValue {
        text.isEmpty ? nothing : SheetValue(content: .text(SheetText.cell(text)), numberFormat: textFormat)
    }

    /// What is no number has no cell.
    static func number(_ value: Double, _ format: String) -> SheetValue {
        value.isFinite ? SheetValue(content: .number(value), numberFormat: format) : nothing
    }
}

/// How the cells of one column are held. Durations have one unit in a whole column, so that it can be sorted and
/// summed.
struct ColumnForm {
    private let calendar: Calendar
    private let durations: DurationForm

    init(_ cells: some Sequence<Cell>, timeZone: TimeZone) {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = timeZone
        self.calendar = calendar
        durations = DurationForm(cells)
    }

    func value(of cell: Cell) -> SheetValue {
        switch cell {
        case .none: .nothing
        case .text(let text): .text(text)
        case .integer(let value): whole(value, "#,##0")
        case .number(let value, let digits): .number(value, Self.format(digits: digits))
        case .amount(let amount, let currency): Self.money(amount, currency)
        case .percent(let share): .number(share, "0.0%")
        case .duration(let seconds): durations.value(seconds)
        case .bytes(let count): whole(count, "[<1000]0 \"B\";[<1000000]0.0, \"kB\";#,##0.0,, \"MB\"")
        case .day(let year, let month, let day): self.day(year, month, day)
        case .instant(let instant): self.instant(instant)
        case .boolean(let value): SheetValue(content: .boolean(value))
        }
    }

    /// A number has 53 bits there; what needs more is kept as text, whole.
    private func whole(_ value: Int, _ format: String) -> SheetValue {
        value.magnitude < 1 << 53 ? .number(Double(value), format) : .text(String(value))
    }

    private static func format(digits: Int) -> String {
        digits > 0 ? "#,##0." + String(repeating: "0", count: min(digits, 15)) : "#,##0"
    }

    private static func money(_ amount: Decimal, _ currency: String) -> SheetValue {
        guard !amount.isNaN else { return .nothing }
        // Between quotes in a format; a code has three letters.
        let code = currency.filter { $0.isASCII && $0.isLetter }.prefix(3)
        let digits = max(Currency.digits(of: currency), min(6, -min(0, amount.exponent)))
        return .number(NSDecimalNumber(decimal: amount).doubleValue, "\(format(digits: digits)) \"\(code)\"")
    }

    private func day(_ year: Int, _ month: Int, _ day: Int) -> SheetValue {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = .gmt
        let date = calendar.date(from: DateComponents(year: year, month: month, day: day))
        return date.flatMap { Self.date($0.timeIntervalSince1970, "yyyy-mm-dd") }
            ?? .text(String(format: "%04d-%02d-%02d", year, month, day))
    }

    private func instant(_ instant: Date) -> SheetValue {
        let local = instant.timeIntervalSince1970 + Double(calendar.timeZone.secondsFromGMT(for: instant))
        return Self.date((local * 1000).rounded() / 1000, "yyyy-mm-dd hh:mm:ss") ?? .text(instant.description)
    }

    /// Days since 1899-12-30 (ECMA-376 part 1, 18.17.4.1), from seconds since 1970 on the same clock. Nil outside of
    /// 1900-03-01, before which Excel has a day too many, and 9999-12-31.
    private static func date(_ seconds: Double, _ format: String) -> SheetValue? {
        let days = seconds / 86_400 + 25_569
        return (61..<2_958_466).contains(days) ? .number(days, format) : nil
    }
}

/// How the durations of a column are held: in seconds while all are short, else as parts of a day, which is what
/// spreadsheets calculate with.
enum DurationForm: Equatable {
    case seconds, clock, clockWithTenths

    init(_ cells: some Sequence<Cell>) {
        let lengths = cells.lazy.compactMap { cell -> Double? in
            if case .duration(let seconds) = cell, seconds.isFinite { abs(seconds) } else { nil }
        }
        let longest = lengths.max() ?? 0
        let shortest = lengths.filter { $0 > 0 }.min() ?? 0
        self = longest < 60 ? .seconds : shortest < 10 ? .clockWithTenths : .clock
    }

    /// Excel shows no negative times, so those are seconds wherever they are.
    func value(_ seconds: Double) -> SheetValue {
        switch self {
        case _ where self == .seconds || seconds < 0: .number(seconds, "#,##0.0## \"s\"")
        case .clockWithTenths: .number(seconds / 86_400, "[h]:mm:ss.0")
        default: .number(seconds / 86_400, "[h]:mm:ss")
        }
    }
}

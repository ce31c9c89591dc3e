import Foundation
import Publishing

/// How the cells of one column are held. Durations have one unit in a whole column, so that it can be sorted and
/// summed.
struct ColumnForm {
    private let calendar: Calendar
    private let durations: DurationForm
    private let bytesFormat: String

    init(_ cells: some Sequence<Cell>, timeZone: TimeZone) {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = timeZone
        self.calendar = calendar
        durations = DurationForm(cells)
        bytesFormat = Self.bytesFormat(cells)
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
        case .bytes(let count): whole(count, bytesFormat)
        case .day(let year, let month, let day): self.day(year, month, day)
        case .instant(let instant): self.instant(instant)
        case .boolean(let value): SheetValue(content: .boolean(value))
        }
    }

    /// A number has 53 bits there; what needs more is kept as text, whole.
    private func whole(_ value: Int, _ format: String) -> SheetValue {
        value.magnitude < 1 << 53 ? .number(Double(value), format) : .text(String(value))
    }

    /// A format knows three ranges: those that matter for the largest of a column.
    private static func bytesFormat(_ cells: some Sequence<Cell>) -> String {
        let largest =
            cells.lazy.compactMap { if case .bytes(let count) = $0 { count } else { nil } }.max() ?? 0
        return largest < 1_000_000
            ? "[<1000]0 \"B\";0.0, \"kB\""
            : "[>=1000000000]#,##0.0,,, \"GB\";[>=1000000]0.0,, \"MB\";0.0, \"kB\""
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

package import Foundation

/// One value with its type, so that each form can show it as its readers expect: a workbook as a number or a date, a
/// page with digits grouped and a unit. Text may come from documents: it is data in every form, never markup and never
/// a formula.
package enum Cell: Sendable, Hashable {
    /// Not known, or not applicable; an empty place, not a zero.
    case none
    case text(String)
    case integer(Int)
    /// A number with so many digits behind the point.
    case number(Double, digits: Int)
    /// Money, with its ISO 4217 code.
    case amount(Decimal, currency: String)
    /// 0.25 is 25 %.
    case percent(Double)
    /// In seconds.
    case duration(Double)
    case bytes(Int)
    /// A day of the calendar, `2026-11-25`.
    case day(year: Int, month: Int, day: Int)
    case instant(Date)
    case boolean(Bool)
}

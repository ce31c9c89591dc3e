/// A date as it is written: what it means may hang on whether days stand before months.
struct WrittenDate: Sendable, Hashable {
    enum Form: Sendable {
        /// `05/03/2018`: day or month first.
        case numeric
        /// `2018-03-05`: `first` is the month, `second` the day.
        case yearFirst
        /// `5 March 2018`, `March 5, 2018`: `first` is the day, `second` the month.
        case named
    }

    let form: Form
    let first: Int
    let second: Int
    /// All four digits; of two digits, the century is guessed: 70 to 99 lie in the 20th.
    let year: Int
    /// How the numbers are parted: a full stop means day first everywhere.
    let separator: Unicode.Scalar

    func resolved(_ order: DateOrder) -> CalendarDate? {
        switch form {
        case .yearFirst:
            return CalendarDate(year: year, month: first, day: second)
        case .named:
            return CalendarDate(year: year, month: second, day: first)
        case .numeric:
            let dayFirst = CalendarDate(year: year, month: second, day: first)
            let monthFirst = CalendarDate(year: year, month: first, day: second)
            if separator == "." { return dayFirst }
            return order == .dayFirst ? dayFirst ?? monthFirst : monthFirst ?? dayFirst
        }
    }

    /// Whether day and month could be swapped and it would still be a date, another one.
    var isAmbiguous: Bool {
        form == .numeric && separator != "." && first <= 12 && second <= 12 && first != second
    }
}

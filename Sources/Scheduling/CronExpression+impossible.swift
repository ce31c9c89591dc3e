extension CronExpression {
    /// Refuses an expression whose day never comes: the 31st of February, a 2nd that is the last Friday.
    func refuseImpossible() throws(CronMistake) {
        guard !hasDay else { return }
        // Only the months' lengths can stand in the way when every weekday would do.
        var anyWeekday = days
        anyWeekday.weekdays = FieldSet(0...6)
        anyWeekday.wantsBoth = true
        let fields = source.split(whereSeparator: \.isWhitespace).map(String.init)
        guard !hasDay(anyWeekday) else {
            throw CronMistake(
                "never comes: no day matches both \(CronField.dayOfMonth.rawValue) and"
                    + " \(CronField.dayOfWeek.rawValue), and when one of them begins with * a day must")
        }
        var mended = fields
        if mended.count == 5 { mended[2] = "L" }
        throw CronMistake(
            in: .dayOfMonth, "never comes: \(lengths)", nearest: Self.checked(mended.joined(separator: " ")))
    }

    private var hasDay: Bool { hasDay(days) }

    /// Over 400 years, every month begins on every weekday in each of its lengths.
    private func hasDay(_ days: DayRule) -> Bool {
        (1...12).contains { month in
            months.contains(month)
                && Self.lengths(of: month).contains { length in
                    (0..<7).contains { !days.days(firstWeekday: $0, length: length).isEmpty }
                }
        }
    }

    private static func lengths(of month: Int) -> [Int] {
        month == 2 ? [29, 28] : [CivilMonth(year: 2000, month: month).length]
    }

    /// `FEB has at most 29 days`
    private var lengths: String {
        let months = (1...12).filter(months.contains)
        let names = months.map { CronField.month.names[$0 - 1] }.joined(separator: ", ")
        let longest = months.flatMap(Self.lengths).max() ?? 0
        return "\(names) \(months.count == 1 ? "has" : "have") at most \(longest) days"
    }
}

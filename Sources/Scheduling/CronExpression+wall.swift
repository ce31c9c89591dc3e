/// The calendar without time zones. Minutes are counted since 1970-01-01T00:00 as a clock on the wall shows them.
extension CronExpression {
    static let minutesPerDay = 1440
    /// Beyond these years nobody writes times down: ISO 8601 has four digits for them.
    private static let years = 1...9999

    /// The first minute that matches and isn't before the given one; nil after the year 9999.
    func firstMinute(from minute: Int) -> Int? {
        let (day, time) = minute.flooredDivision(by: Self.minutesPerDay)
        var month = CivilMonth(containing: day)
        var dayOfMonth = day - month.firstDay + 1
        if matchingDays(of: month).contains(dayOfMonth), let time = firstTime(from: time) {
            return day * Self.minutesPerDay + time
        }
        dayOfMonth += 1
        while month.year <= Self.years.upperBound {
            if let match = matchingDays(of: month).first(from: dayOfMonth), let time = firstTime(from: 0) {
                return (month.firstDay + match - 1) * Self.minutesPerDay + time
            }
            month = monthAfter(month)
            dayOfMonth = 1
        }
        return nil
    }

    /// The last minute that matches and isn't after the given one; nil before the year 1.
    func lastMinute(upTo minute: Int) -> Int? {
        let (day, time) = minute.flooredDivision(by: Self.minutesPerDay)
        var month = CivilMonth(containing: day)
        var dayOfMonth = day - month.firstDay + 1
        if matchingDays(of: month).contains(dayOfMonth), let time = lastTime(upTo: time) {
            return day * Self.minutesPerDay + time
        }
        dayOfMonth -= 1
        while month.year >= Self.years.lowerBound {
            if let match = matchingDays(of: month).last(upTo: dayOfMonth),
                let time = lastTime(upTo: Self.minutesPerDay - 1)
            {
                return (month.firstDay + match - 1) * Self.minutesPerDay + time
            }
            month = monthBefore(month)
            dayOfMonth = 31
        }
        return nil
    }

    private func matchingDays(of month: CivilMonth) -> FieldSet {
        guard months.contains(month.month) else { return FieldSet() }
        return days.days(firstWeekday: month.firstWeekday, length: month.length)
    }

    private func monthAfter(_ month: CivilMonth) -> CivilMonth {
        if let next = months.first(from: month.month + 1) { return CivilMonth(year: month.year, month: next) }
        return CivilMonth(year: month.year + 1, month: months.first ?? 1)
    }

    private func monthBefore(_ month: CivilMonth) -> CivilMonth {
        if let last = months.last(upTo: month.month - 1) { return CivilMonth(year: month.year, month: last) }
        return CivilMonth(year: month.year - 1, month: months.last ?? 12)
    }

    /// In minutes since midnight.
    private func firstTime(from time: Int) -> Int? {
        let hour = time / 60
        if hours.contains(hour), let minute = minutes.first(from: time % 60) { return hour * 60 + minute }
        guard let hour = hours.first(from: hour + 1), let minute = minutes.first else { return nil }
        return hour * 60 + minute
    }

    private func lastTime(upTo time: Int) -> Int? {
        let hour = time / 60
        if hours.contains(hour), let minute = minutes.last(upTo: time % 60) { return hour * 60 + minute }
        guard let hour = hours.last(upTo: hour - 1), let minute = minutes.last else { return nil }
        return hour * 60 + minute
    }
}

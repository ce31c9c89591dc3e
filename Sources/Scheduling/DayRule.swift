/// Which days of a month match: what the two day fields of an expression say together.
struct DayRule: Sendable, Hashable {
    /// From 1.
    var daysOfMonth = FieldSet()
    /// 0 for the last day (`L`), 3 for the third before it (`L-3`).
    var daysFromEnd = FieldSet()
    /// The days whose nearest Monday to Friday in the same month counts (`15W`).
    var nearestWeekdays = FieldSet()
    /// The last Monday to Friday (`LW`).
    var lastWeekday = false

    /// From 0 for Sunday.
    var weekdays = FieldSet()
    /// Seven bits for the first of each weekday, seven for the second, up to the fifth (`MON#2`).
    var nthWeekdays = FieldSet()
    /// `5L`, the last Friday.
    var lastWeekdays = FieldSet()

    /// Vixie cron's rule: a day must match both fields when one of them begins with `*`, else either.
    var wantsBoth = true

    /// The matching days, from 1, of a month.
    ///
    /// - Parameter firstWeekday: that of the first day, 0 for Sunday.
    func days(firstWeekday: Int, length: Int) -> FieldSet {
        let byDate = byDate(firstWeekday: firstWeekday, length: length)
        let byWeekday = byWeekday(firstWeekday: firstWeekday, length: length)
        let days = wantsBoth ? byDate.intersection(byWeekday) : byDate.union(byWeekday)
        return days.intersection(FieldSet(bits: (2 << UInt64(length)) - 2))
    }

    private func byDate(firstWeekday: Int, length: Int) -> FieldSet {
        var days = daysOfMonth
        var back = daysFromEnd.first
        while let distance = back, distance < length {
            days.insert(length - distance)
            back = daysFromEnd.first(from: distance + 1)
        }
        func weekday(of day: Int) -> Int { (firstWeekday + day - 1) % 7 }
        var wanted = nearestWeekdays.first
        while let day = wanted, day <= length {
            switch weekday(of: day) {
            case 6: days.insert(day > 1 ? day - 1 : day + 2)
            case 0: days.insert(day < length ? day + 1 : day - 2)
            default: days.insert(day)
            }
            wanted = nearestWeekdays.first(from: day + 1)
        }
        if lastWeekday {
            let excess = [0: 2, 6: 1][weekday(of: length)] ?? 0
            days.insert(length - excess)
        }
        return days
    }

    private func byWeekday(firstWeekday: Int, length: Int) -> FieldSet {
        var days = FieldSet()
        for weekday in 0..<7 {
            var day = 1 + (weekday - firstWeekday + 7) % 7
            for week in 0..<5 where day <= length {
                let isLast = lastWeekdays.contains(weekday) && day + 7 > length
                if isLast || weekdays.contains(weekday) || nthWeekdays.contains(week * 7 + weekday) {
                    days.insert(day)
                }
                day += 7
            }
        }
        return days
    }
}

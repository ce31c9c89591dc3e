import StrictYAML

extension CronFieldReader {
    /// A number or a name, in capitals.
    func value(_ text: String) throws(CronItemMistake) -> Int {
        if let index = field.names.firstIndex(of: text) { return index + (field == .month ? 1 : 0) }
        guard let number = Int(text), text.allSatisfy(\.isNumber) else {
            throw CronItemMistake(
                "\(quoted(text)) is no \(field.names.isEmpty ? "number" : "number or name") of a \(noun)",
                nearest: nearestName(to: text).map { item.replacing(text, with: $0) })
        }
        guard field.range.contains(number) else {
            let limits = "\(field.range.lowerBound) to \(field.range.upperBound)"
            throw CronItemMistake(
                "\(number) is out of range: \(limits)",
                nearest: item.replacing(text, with: nearest(to: number)))
        }
        return number
    }

    /// Reads what only a field of days may hold. False when the item is something else.
    mutating func readSpecial() throws(CronItemMistake) -> Bool {
        switch field {
        case .dayOfMonth: try readDayOfMonth()
        case .dayOfWeek: try readDayOfWeek()
        case .minute, .hour, .month: false
        }
    }

    /// `L`, `L-3`, `LW`, `15W`.
    private mutating func readDayOfMonth() throws(CronItemMistake) -> Bool {
        if item == "L" {
            reading.special.daysFromEnd.insert(0)
        } else if item == "LW" || item == "WL" {
            reading.special.lastWeekday = true
        } else if item.hasPrefix("L-") {
            guard let distance = Int(item.dropFirst(2)), (0...30).contains(distance) else {
                throw CronItemMistake(
                    "\(quoted(item)) is none of L-1 to L-30, days before the last of the month",
                    nearest: "L-1")
            }
            reading.special.daysFromEnd.insert(distance)
        } else if item.hasSuffix("W") {
            let text = String(item.dropLast())
            guard let day = Int(text), field.range.contains(day) else {
                throw CronItemMistake(
                    "\(quoted(item)) is none of 1W to 31W, the weekday nearest to a date", nearest: "15W")
            }
            reading.special.nearestWeekdays.insert(day)
        } else {
            return false
        }
        return true
    }

    /// `MON#2`, `5L`.
    private mutating func readDayOfWeek() throws(CronItemMistake) -> Bool {
        if let mark = item.firstIndex(of: "#") {
            let name = String(item[..<mark])
            let weekday = try value(name) % 7
            let text = item[item.index(after: mark)...]
            guard let number = Int(text), (1...5).contains(number) else {
                throw CronItemMistake(
                    "no month has a \(quoted(item)): a weekday comes four or five times",
                    nearest: Int(text).map { $0 > 5 ? "\(name)L" : "\(name)#1" } ?? "\(name)#1")
            }
            reading.special.nthWeekdays.insert((number - 1) * 7 + weekday)
        } else if item == "L" {
            throw CronItemMistake("\"L\" needs a day before it: 5L or FRIL is the last Friday")
        } else if item.hasPrefix("L"), item.count == 2 {
            throw CronItemMistake("the day stands before the L", nearest: "\(item.dropFirst())L")
        } else if item.hasSuffix("L") {
            let weekday = try value(String(item.dropLast())) % 7
            reading.special.lastWeekdays.insert(weekday)
        } else {
            return false
        }
        return true
    }

    private var noun: String { field.rawValue.replacing("-", with: " ") }

    private func nearest(to number: Int) -> String {
        // Midnight is often called 24, a full hour 60.
        if field == .minute || field == .hour, number == field.range.upperBound + 1 { return "0" }
        return String(min(max(number, field.range.lowerBound), field.range.upperBound))
    }

    private func nearestName(to text: String) -> String? {
        // `MONDAY`, before `MNO`.
        field.names.first { text.hasPrefix($0) } ?? Nearest.candidate(to: text, among: field.names)
    }
}

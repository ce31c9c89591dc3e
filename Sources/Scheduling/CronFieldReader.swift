import StrictYAML

/// Reads one item of a field's list, in the syntax of crontab(5) and its extensions.
struct CronFieldReader {
    let field: CronField
    /// What `H` is drawn from.
    let seed: String
    var reading = CronFieldReading()
    /// What is being read, in capitals.
    private(set) var item = ""

    init(_ field: CronField, seed: String) {
        self.field = field
        self.seed = seed
    }

    mutating func read(_ text: String, isFirst: Bool) throws(CronItemMistake) {
        item = text.uppercased()
        guard !item.isEmpty else { throw CronItemMistake("a comma has nothing beside it") }
        if try readSpecial() { return }
        let parts = item.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        guard parts.count <= 2 else {
            throw CronItemMistake("\(quoted(item)) has two steps", nearest: "\(parts[0])/\(parts[1])")
        }
        let step = parts.count == 2 ? try step(parts[1], of: parts[0]) : nil
        switch parts[0] {
        case "*", "?":
            if parts[0] == "?" { try allowQuestionMark(step) }
            insert(field.whole, step: step ?? 1)
            if isFirst { reading.isOpen = true }
        case let base where base.first == "H":
            let range = try spreadRange(base)
            guard let step else { return insert(range.lowerBound + draw(below: range.count)) }
            let start = range.lowerBound + draw(below: min(step, range.count))
            insert(start...range.upperBound, step: step)
            if isFirst, base == "H" { reading.isOpen = true }
        case let base:
            let range = try range(base)
            // `4/6` goes on to the end of the field.
            let isOpenEnded = step != nil && !base.contains("-")
            let end = isOpenEnded ? field.whole.upperBound : range.upperBound
            insert(range.lowerBound...max(range.lowerBound, end), step: step ?? 1)
        }
    }

    private mutating func insert(_ range: ClosedRange<Int>, step: Int) {
        for value in stride(from: range.lowerBound, through: range.upperBound, by: step) { insert(value) }
    }

    private mutating func insert(_ value: Int) {
        reading.values.insert(field == .dayOfWeek ? value % 7 : value)
    }

    private func step(_ text: String, of base: String) throws(CronItemMistake) -> Int {
        guard let step = Int(text), step > 0, step < 1000, text.first != "+" else {
            throw CronItemMistake(
                "\(quoted(text)) is no step, which is a whole number from 1", nearest: base)
        }
        return step
    }

    private func allowQuestionMark(_ step: Int?) throws(CronItemMistake) {
        guard field.isOfDays, step == nil else {
            throw CronItemMistake("\"?\" stands alone in a field of days", nearest: "*")
        }
    }

    private func draw(below limit: Int) -> Int {
        StableHash.of("\(seed)\n\(field.rawValue)", below: limit)
    }

    /// `H`, or `H(0-29)`.
    private func spreadRange(_ base: String) throws(CronItemMistake) -> ClosedRange<Int> {
        if base == "H" { return field.spread }
        guard base.hasPrefix("H("), base.hasSuffix(")") else {
            throw CronItemMistake("\(quoted(base)) is neither H nor, with a range, H(0-29)", nearest: "H")
        }
        return try range(String(base.dropFirst(2).dropLast()))
    }

    private func range(_ text: String) throws(CronItemMistake) -> ClosedRange<Int> {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2 else {
            let value = try value(text)
            return value...value
        }
        let low = try value(parts[0])
        var high = try value(parts[1])
        // Saturday to Sunday.
        if field == .dayOfWeek, high == 0, low > 0, parts[1] == "SUN" { high = 7 }
        guard low <= high else {
            let start = field == .dayOfWeek ? 1 : field.range.lowerBound
            let rest = high < start ? "\(high)" : "\(start)-\(parts[1])"
            throw CronItemMistake(
                "\(quoted(text)) runs backwards; give two ranges",
                nearest: item.replacing(text, with: "\(parts[0])-\(field.range.upperBound),\(rest)"))
        }
        return low...high
    }
}

import StrictYAML

extension CronExpression {
    /// What a word that begins with `@` stands for.
    private static let words: [(word: String, fields: String)] = [
        ("@yearly", "0 0 1 1 *"), ("@annually", "0 0 1 1 *"), ("@monthly", "0 0 1 * *"),
        ("@weekly", "0 0 * * 0"), ("@daily", "0 0 * * *"), ("@midnight", "0 0 * * *"),
        ("@hourly", "0 * * * *"),
    ]

    /// Nobody writes a longer one; every mistake in it costs another reading, to check what is suggested.
    private static let maximumBytes = 500

    /// Reads an expression that has a time to come.
    ///
    /// - Parameter seed: what `H` is drawn from, the name of the schedule: the same seed gives the same times.
    package static func parse(
        _ source: String, seed: String = ""
    ) throws(CronMistake) -> CronExpression {
        guard source.utf8.count <= maximumBytes else {
            throw CronMistake("is longer than \(maximumBytes) characters")
        }
        let text = source.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        let fields = text.hasPrefix("@") ? try Self.fields(of: text) : text
        let expression = try parse(fields: fields, source: source, seed: seed)
        try expression.refuseImpossible()
        return expression
    }

    /// The expression, when there is no mistake in it.
    static func checked(_ source: String) -> String? {
        (try? parse(source)) == nil ? nil : source
    }

    private static func fields(of word: String) throws(CronMistake) -> String {
        let lower = word.lowercased()
        if let known = words.first(where: { $0.word == lower }) { return known.fields }
        if lower == "@reboot" {
            throw CronMistake("\"@reboot\" names no time: a schedule fires by the calendar or by @every")
        }
        let candidates = words.map(\.word) + ["@every 15m"]
        throw CronMistake(
            "\(quoted(word)) is not one of \(candidates.joined(separator: ", "))",
            nearest: Nearest.candidate(to: lower, among: candidates))
    }

    private static func parse(
        fields text: String, source: String, seed: String
    ) throws(CronMistake) -> CronExpression {
        let fields = text.split(separator: " ").map(String.init)
        guard fields.count == CronField.allCases.count else { throw wrongCount(fields) }
        var readings: [CronField: CronFieldReading] = [:]
        for (index, field) in CronField.allCases.enumerated() {
            var reader = CronFieldReader(field, seed: seed)
            let items = fields[index].split(separator: ",", omittingEmptySubsequences: false)
            for (position, item) in items.enumerated() {
                do {
                    try reader.read(String(item), isFirst: position == 0)
                } catch {
                    var repaired = items.map(String.init)
                    repaired[position] = error.nearest ?? ""
                    var mended = fields
                    mended[index] = repaired.filter { !$0.isEmpty }.joined(separator: ",")
                    throw CronMistake(
                        in: field, error.message, nearest: checked(mended.joined(separator: " ")))
                }
            }
            readings[field] = reader.reading
        }
        return CronExpression(source: source, readings)
    }

    private init(source: String, _ readings: [CronField: CronFieldReading]) {
        func reading(_ field: CronField) -> CronFieldReading { readings[field] ?? CronFieldReading() }
        var days = reading(.dayOfMonth).special
        days.daysOfMonth = reading(.dayOfMonth).values
        days.weekdays = reading(.dayOfWeek).values
        days.nthWeekdays = reading(.dayOfWeek).special.nthWeekdays
        days.lastWeekdays = reading(.dayOfWeek).special.lastWeekdays
        days.wantsBoth = reading(.dayOfMonth).isOpen || reading(.dayOfWeek).isOpen
        self.init(
            source: source, minutes: reading(.minute).values, hours: reading(.hour).values,
            months: reading(.month).values, days: days,
            isWildcard: reading(.minute).isOpen || reading(.hour).isOpen)
    }

    private static func wrongCount(_ fields: [String]) -> CronMistake {
        let wanted = CronField.allCases.map(\.rawValue).joined(separator: " ")
        // Elsewhere seconds stand before the five, and years behind them.
        let others: [ArraySlice<String>] =
            switch fields.count {
            case 6: [fields.dropFirst(), fields.dropLast()]
            case 7: [fields.dropFirst().dropLast()]
            default: []
            }
        return CronMistake(
            "has \(fields.count) fields, wants five: \(wanted)",
            nearest: others.lazy.compactMap { checked($0.joined(separator: " ")) }.first)
    }
}

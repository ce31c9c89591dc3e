import StrictYAML

extension Recurrence {
    static let everyWord = "@every"
    private static let intervals = Duration.seconds(1) ... .seconds(366 * 86_400)

    /// Reads an expression of five fields, a word such as `@daily`, or `@every 15m`.
    ///
    /// - Parameter seed: what `H` is drawn from, the name of the schedule.
    package static func parse(_ source: String, seed: String = "") throws(CronMistake) -> Recurrence {
        let words = source.split(whereSeparator: \.isWhitespace)
        guard let first = words.first, first.lowercased() == everyWord else {
            return .cron(try CronExpression.parse(source, seed: seed))
        }
        let text = words.dropFirst().joined(separator: " ")
        switch DurationUnit.parse(text) {
        case .mistake(let message, let suggestion):
            throw CronMistake(message, nearest: suggestion.map { "\(everyWord) \($0)" })
        case .value(let interval):
            let limits = [intervals.lowerBound, intervals.upperBound].map(DurationUnit.text)
            guard intervals.contains(interval), interval.components.attoseconds == 0 else {
                throw CronMistake(
                    "\(text) is out of range: whole seconds from \(limits.joined(separator: " to "))")
            }
            return .every(interval)
        }
    }
}

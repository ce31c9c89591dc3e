import StrictYAML

extension ReportParameter {
    /// The value that a text stands for, or what is wrong with it as the rest of a sentence.
    func parse(_ text: String) -> Parsed<ReportValue> {
        switch kind {
        case .text: .value(.text(text))
        case .integer:
            Int(text).map { .value(.integer($0)) } ?? .mistake("\(quoted(text)) is not a whole number")
        case .number: number(text)
        case .boolean:
            Bool(text).map { .value(.boolean($0)) } ?? .mistake("\(quoted(text)) is not true or false")
        case .duration: duration(text)
        case .day:
            text.wholeMatch(of: /\d{4}-\d\d-\d\d/) == nil
                ? .mistake("\(quoted(text)) is not a day such as 2026-11-25") : .value(.day(text))
        }
    }

    private func number(_ text: String) -> Parsed<ReportValue> {
        guard let number = Double(text), number.isFinite else {
            return .mistake("\(quoted(text)) is not a number")
        }
        return .value(.number(number))
    }

    private func duration(_ text: String) -> Parsed<ReportValue> {
        switch DurationUnit.parse(text) {
        case .value(let duration): .value(.duration(duration))
        case .mistake(let message, let suggestion): .mistake(message, suggestion: suggestion)
        }
    }
}

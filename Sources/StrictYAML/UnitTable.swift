/// Units of one quantity, and how a number with one of them is read and written.
struct UnitTable: Sendable {
    /// Smallest first.
    let factors: [(unit: String, factor: Double)]
    /// What people also write, in lower case, and the unit that they mean.
    let otherNames: [String: String]
    /// The unit to suggest for a number without one.
    let usual: String

    /// `2s` in the table's smallest unit.
    func parse(_ text: String) -> Parsed<Double> {
        let digits = text.prefix { $0.isASCII && ($0.isNumber || $0 == "." || $0 == "-") }
        let unit = text[digits.endIndex...].drop(while: \.isWhitespace)
        let units = factors.map(\.unit).joined(separator: ", ")
        guard let number = DecimalText.number(String(digits)) else {
            return .mistake("\(quoted(text)) is not a number with a unit (\(units))")
        }
        if let factor = factors.first(where: { $0.unit == unit })?.factor { return .value(number * factor) }
        if number == 0, unit.isEmpty { return .value(0) }
        guard !unit.isEmpty else {
            return .mistake("\(quoted(text)) has no unit (\(units))", suggestion: "\(digits)\(usual)")
        }
        let meant = self.meant(by: String(unit)).map { "\(digits)\($0)" }
        return .mistake("\(quoted(text)) has an unknown unit (\(units))", suggestion: meant)
    }

    /// In the largest unit that needs no fraction.
    func text(_ amount: Double) -> String {
        let fitting = factors.last { amount != 0 && (amount / $0.factor).rounded() * $0.factor == amount }
        guard let fitting = fitting ?? factors.first else { return DecimalText.text(amount) }
        return DecimalText.text(amount / fitting.factor) + fitting.unit
    }

    private func meant(by unit: String) -> String? {
        let lower = unit.lowercased()
        return otherNames[lower] ?? factors.first { $0.unit.lowercased() == lower }?.unit
    }
}

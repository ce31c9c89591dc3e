/// An amount as it is written.
struct Money: Sendable, Hashable {
    /// Hundredths of the currency's unit, with its sign.
    let cents: Int
    /// Digits after the decimal mark as written: two for nearly all amounts, none for round ones.
    let decimals: Int
    /// ISO 4217, when a sign or code stands beside it.
    let currency: String?
    let isPercent: Bool

    /// Two decimals, or none and a currency: what prices look like.
    var looksLikePrice: Bool { !isPercent && (decimals == 2 || (decimals == 0 && currency != nil)) }

    /// A decimal string with `.` and two places: `1190.00`.
    var decimalText: String { Self.text(cents: cents) }

    static func text(cents: Int) -> String {
        let size = cents.magnitude
        let rest = size % 100
        return "\(cents < 0 ? "-" : "")\(size / 100).\(rest < 10 ? "0" : "")\(rest)"
    }

    /// Hundredths of a decimal string such as `1190.00` or `-5.5`.
    static func cents(of text: String) -> Int? {
        let isNegative = text.hasPrefix("-")
        let parts = text.drop { $0 == "-" }.split(separator: ".", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), let whole = Int(parts[0]) else { return nil }
        var cents = 0
        if parts.count == 2 {
            guard parts[1].count <= 2, let fraction = Int(parts[1]) else { return nil }
            cents = parts[1].count == 1 ? fraction * 10 : fraction
        }
        let (hundreds, overflows) = whole.multipliedReportingOverflow(by: 100)
        guard !overflows else { return nil }
        return (isNegative ? -1 : 1) * (hundreds + cents)
    }
}

package import Foundation

extension Wording {
    /// `12 ms`, `1.4 s`, `2 min 05 s`, `3 h 12 min`, `2 d 03 h`; `15 min` when it is that to the second.
    package static func duration(seconds: Double) -> String {
        guard seconds.isFinite else { return Digits.nothing }
        let sign = seconds < 0 ? "−" : ""
        let length = abs(seconds)
        if length == 0 { return "0 s" }
        if length < 0.00005 { return "< 0.1 ms" }
        if length < 0.0095 { return sign + Digits.grouped(length * 1000, digits: 1) + " ms" }
        if length < 0.9995 { return sign + Digits.grouped(length * 1000, digits: 0) + " ms" }
        if length < 59.95 { return sign + Digits.grouped(length, digits: 1) + " s" }
        if length < 3599.5 { return sign + parts(length, of: 1, "s", in: 60, "min") }
        if length < 86_370 { return sign + parts(length, of: 60, "min", in: 60, "h") }
        return sign + parts(length, of: 3600, "h", in: 24, "d")
    }

    /// The smaller unit keeps its two digits, so that a column of them lines up.
    private static func parts(
        _ seconds: Double, of unit: Double, _ small: String, in size: Double, _ large: String
    ) -> String {
        let count = (seconds / unit).rounded()
        let whole = (count / size).rounded(.down)
        let text = Digits.grouped(whole, digits: 0) + " " + large
        return seconds == whole * size * unit
            ? text : text + String(format: " %02.0f ", count - whole * size) + small
    }

    /// In powers of a thousand, as disks are sold: `512 B`, `1.4 MB`.
    package static func bytes(_ count: Int) -> String {
        guard count.magnitude >= 1000 else { return Digits.grouped(count) + " B" }
        var value = Double(count) / 1000
        var units = ["kB", "MB", "GB", "TB", "PB"][...]
        while abs(value) >= 999.95, units.count > 1 {
            value /= 1000
            units.removeFirst()
        }
        return Digits.grouped(value, digits: 1) + " " + (units.first ?? "")
    }

    /// One digit behind the point, two near the ends; only what is all or nothing is called `100 %` or `0 %`.
    package static func percent(_ share: Double) -> String {
        guard share.isFinite else { return Digits.nothing }
        let percent = share * 100
        if percent == 0 || percent == 100 { return Digits.grouped(percent, digits: 0) + " %" }
        if percent > 0, percent < 0.01 { return "< 0.01 %" }
        if percent > 0, percent < 0.95 { return Digits.grouped(percent, digits: 2) + " %" }
        if percent > 99, percent < 100 {
            return Digits.grouped(min(percent, 99.99), digits: 2) + " %"
        }
        return Digits.grouped(percent, digits: 1) + " %"
    }

    /// `1,234.50 EUR`, with as many digits as the currency has; what is less than its smallest coin, with two figures.
    package static func money(_ amount: Decimal, currency: String) -> String {
        guard !amount.isNaN else { return Digits.nothing }
        let digits = Currency.digits(of: currency)
        var shown = digits
        let smallestCoin = Decimal(sign: .plus, exponent: -digits, significand: 1)
        if amount != 0, amount.magnitude < smallestCoin {
            shown = 1 - amount.exponentOfFirstFigure
        }
        return Digits.grouped(plain: amount.fixed(digits: shown)) + " " + currency
    }
}

extension Decimal {
    /// `-1234.50`: rounded as taught in school, with neither groups nor an exponent.
    package func fixed(digits: Int) -> String {
        var (value, rounded) = (self, Decimal())
        NSDecimalRound(&rounded, &value, digits, .plain)
        let parts = rounded.description.split(separator: ".", maxSplits: 1)
        guard digits > 0 else { return String(parts.first ?? "0") }
        let fraction = parts.count == 2 ? String(parts[1]) : ""
        return String(parts.first ?? "0") + "."
            + fraction.padding(toLength: digits, withPad: "0", startingAt: 0)
    }

    /// -3 for 0.0042.
    fileprivate var exponentOfFirstFigure: Int {
        exponent + significand.fixed(digits: 0).count - 1
    }
}

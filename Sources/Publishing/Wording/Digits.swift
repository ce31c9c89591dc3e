import Documents
import Foundation

/// Numbers as English readers write them: `1,234.5`, with a true minus sign.
package enum Digits {
    /// What stands where nothing is known.
    package static let nothing = "–"

    package static func grouped(_ value: Int) -> String {
        (value < 0 ? "−" : "") + grouping(String(value.magnitude))
    }

    /// Rounded to so many digits behind the point; a number that is none, or infinite, is not known.
    package static func grouped(_ value: Double, digits: Int) -> String {
        guard value.isFinite else { return nothing }
        return grouped(plain: fixed(value, digits: digits))
    }

    /// - Parameter plain: as a machine writes it: `-1234.50`.
    package static func grouped(plain: String) -> String {
        let parts = plain.drop { $0 == "-" }.split(separator: ".", maxSplits: 1)
        guard let whole = parts.first else { return nothing }
        let digits = parts.count == 2 ? grouping(whole) + "." + parts[1] : grouping(whole)
        // What rounds to zero has no sign.
        let isNegative = plain.hasPrefix("-") && plain.contains { ("1"..."9").contains($0) }
        return isNegative ? "−" + digits : digits
    }

    /// `-1234.50`, with neither groups nor an exponent.
    package static func fixed(_ value: Double, digits: Int) -> String {
        String(format: "%.\(max(0, min(digits, 15)))f", value)
    }

    private static func grouping(_ digits: some StringProtocol) -> String {
        DigitGroups.of(digits).joined(separator: ",")
    }
}

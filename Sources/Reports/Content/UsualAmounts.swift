import Foundation

/// What bills of a vendor usually amount to, from its history: robust, so that the odd bill in it doesn't matter.
struct UsualAmounts: Sendable, Hashable {
    /// With fewer bills nothing is usual yet.
    static let minimumBills = 10

    let bills: Int
    let typical: Decimal
    /// A bill below or above is out of the ordinary.
    let lowest: Decimal
    let highest: Decimal

    /// Five deviations: of normally distributed logarithms one in two million lies further away.
    private static let deviations = 5.0
    /// The median deviation of few bills is itself unsure: with this, fewer than one in a thousand ordinary bills is
    /// called unusual at ten bills, and one in ten thousand at 25.
    private static let inflation = 6.0
    /// Of normally distributed values, the standard deviation is so many median absolute deviations.
    private static let normal = 1.4826
    /// Vendors with ever the same amount: what is not even twice or half of it is no news.
    private static let leastFactor = 2.0

    /// - Parameter logarithms: natural ones, of the amounts in one currency.
    init?(logarithms: [Double]) {
        guard logarithms.count >= Self.minimumBills else { return nil }
        let median = logarithms.median
        let deviation = logarithms.map { abs($0 - median) }.median * Self.normal
        let reach = max(
            log(Self.leastFactor),
            Self.deviations * deviation * (1 + Self.inflation / Double(logarithms.count)))
        bills = logarithms.count
        typical = Self.amount(median)
        lowest = Self.amount(median - reach)
        highest = Self.amount(median + reach)
    }

    private static func amount(_ logarithm: Double) -> Decimal {
        // Amounts have at most twelve digits before the point, so nothing further is ever compared.
        Decimal(exp(min(logarithm, 40)))
    }
}

extension [Double] {
    /// The mean of the middle two where there is no middle one.
    var median: Double {
        guard !isEmpty else { return .nan }
        let sorted = sorted()
        let upper = sorted[count / 2]
        return count.isMultiple(of: 2) ? (sorted[count / 2 - 1] + upper) / 2 : upper
    }
}

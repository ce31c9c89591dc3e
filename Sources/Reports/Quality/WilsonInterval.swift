/// Between which shares the true one lies, in 95 of 100 cases, when `successes` of `trials` were seen. Holds for few
/// trials and near 0 and 1 too (E. B. Wilson, "Probable inference", JASA 1927).
struct WilsonInterval: Sendable, Hashable {
    let lowest: Double
    let highest: Double

    /// Of the normal distribution, for 95 %.
    private static let z = 1.959964

    /// Nil without a trial.
    init?(successes: Int, of trials: Int) {
        guard trials > 0, (0...trials).contains(successes) else { return nil }
        let n = Double(trials)
        let share = Double(successes) / n
        let z2 = Self.z * Self.z
        let centre = (share + z2 / (2 * n)) / (1 + z2 / n)
        let reach = Self.z / (1 + z2 / n) * (share * (1 - share) / n + z2 / (4 * n * n)).squareRoot()
        lowest = successes == 0 ? 0 : max(0, centre - reach)
        highest = successes == trials ? 1 : min(1, centre + reach)
    }
}

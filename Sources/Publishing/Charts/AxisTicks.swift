import Foundation

/// Round values along an axis: steps of 1, 2 or 5 times a power of ten.
struct AxisTicks: Hashable {
    let step: Double
    /// From the last round value that is not above the smallest to the first not below the largest.
    let values: [Double]

    /// - Parameters:
    ///   - most: how many steps at most.
    ///   - isWhole: no fractions, for what is counted.
    init(from lower: Double, to upper: Double, most: Int, isWhole: Bool) {
        // Values that differ by less than a number can hold beside them are one value.
        let least = max(abs(lower), abs(upper)) * 1e-9 + 1e-12
        let span = upper > lower ? max(upper - lower, least) : 1
        let rough = span / Double(max(1, most))
        let power = pow(10, floor(log10(rough)))
        // A little slack: 0.2 is no less than a fifth of 1.
        let factor = [1.0, 2, 5, 10].first { rough <= $0 * power * 1.000_001 } ?? 10
        let step = isWhole ? max(1, factor * power) : factor * power
        let first = floor(lower / step + 1e-6)
        let last = max(first + 1, ceil(upper / step - 1e-6))
        self.step = step
        values = stride(from: first, through: last, by: 1).map { $0 * step }
    }

    /// How many digits behind the point the step needs.
    var digits: Int { step >= 1 ? 0 : Int((-log10(step) - 1e-6).rounded(.up)) }

    var lower: Double { values.first ?? 0 }
    var upper: Double { values.last ?? 1 }
}

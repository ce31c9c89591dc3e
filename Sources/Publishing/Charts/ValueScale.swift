import Foundation

/// In which unit the values of a chart are told: the one that fits the largest of them.
struct ValueScale: Hashable {
    /// A value of the chart divided by this is what its label says.
    let divisor: Double
    /// ` min`, ` %`; empty where the title of the axis names the unit.
    let suffix: String
    /// What the title of the axis adds: `EUR`.
    let titleUnit: String?
    let isWhole: Bool

    init(_ unit: Chart.Unit, largest: Double) {
        switch unit {
        case .count(let things):
            let (divisor, suffix) = Self.largeNumber(largest)
            self.init(divisor, suffix, titleUnit: things, isWhole: divisor == 1)
        case .seconds:
            let (divisor, suffix) =
                switch largest {
                case 0: (1.0, " s")
                case ..<1: (0.001, " ms")
                case ..<120: (1.0, " s")
                case ..<7200: (60.0, " min")
                case ..<172_800: (3600.0, " h")
                default: (86_400.0, " d")
                }
            self.init(divisor, suffix)
        case .bytes:
            let units = [(1e15, " PB"), (1e12, " TB"), (1e9, " GB"), (1e6, " MB"), (1e3, " kB")]
            let (divisor, suffix) = units.first { largest >= $0.0 } ?? (1, " B")
            self.init(divisor, suffix, isWhole: divisor == 1)
        case .percent:
            self.init(0.01, " %")
        case .money(let currency):
            let (divisor, suffix) = Self.largeNumber(largest)
            self.init(divisor, suffix, titleUnit: currency)
        case .other(let sign):
            let (divisor, suffix) = Self.largeNumber(largest)
            self.init(divisor, suffix, titleUnit: sign)
        }
    }

    private init(_ divisor: Double, _ suffix: String, titleUnit: String? = nil, isWhole: Bool = false) {
        self.divisor = divisor
        self.suffix = suffix
        self.titleUnit = titleUnit
        self.isWhole = isWhole
    }

    private static func largeNumber(_ largest: Double) -> (divisor: Double, suffix: String) {
        switch largest {
        case 2e9...: (1e9, " bn")
        case 2e6...: (1e6, " M")
        default: (1, "")
        }
    }

    func label(of value: Double, digits: Int) -> String {
        value == 0 ? "0" : Digits.grouped(value / divisor, digits: digits) + suffix
    }
}

extension Chart.Unit {
    /// A value in full, for who points at it: `1,234 documents`, `2 min 05 s`.
    func text(of value: Double) -> String {
        switch self {
        case .count(let things):
            Digits.grouped(value, digits: value == value.rounded() ? 0 : 1) + " " + things
        case .seconds: Wording.duration(seconds: value)
        case .bytes: abs(value) < 9e18 ? Wording.bytes(Int(value)) : Digits.nothing
        case .percent: Wording.percent(value)
        case .money(let currency):
            Digits.grouped(value, digits: Currency.digits(of: currency)) + " " + currency
        case .other(let sign): Digits.grouped(value, digits: abs(value) < 100 ? 2 : 0) + " " + sign
        }
    }
}

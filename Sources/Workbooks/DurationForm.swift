import Publishing

/// How the durations of a column are held: in seconds while all are short, else as parts of a day, which is what
/// spreadsheets calculate with.
enum DurationForm: Equatable {
    case seconds, clock, clockWithTenths

    init(_ cells: some Sequence<Cell>) {
        let lengths = cells.lazy.compactMap { cell -> Double? in
            if case .duration(let seconds) = cell, seconds.isFinite { abs(seconds) } else { nil }
        }
        let longest = lengths.max() ?? 0
        let shortest = lengths.filter { $0 > 0 }.min() ?? 0
        self = longest < 60 ? .seconds : shortest < 10 ? .clockWithTenths : .clock
    }

    /// Excel shows no negative times, so those are seconds wherever they are.
    func value(_ seconds: Double) -> SheetValue {
        switch self {
        case _ where self == .seconds || seconds < 0: .number(seconds, "#,##0.0## \"s\"")
        case .clockWithTenths: .number(seconds / 86_400, "[h]:mm:ss.0")
        default: .number(seconds / 86_400, "[h]:mm:ss")
        }
    }
}

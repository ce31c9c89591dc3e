import Publishing

/// Charts of every kind, size and unit, to hold rules against.
enum ChartZoo {
    static let charts: [Chart] = Chart.Kind.allCases.flatMap { kind in
        categories.flatMap { names in
            [1, 3, 12].flatMap { series in
                units.enumerated().flatMap { index, unit in
                    patterns.enumerated().compactMap { number, pattern in
                        // Not each with each: every pair of unit and pattern meets some shapes.
                        (index + number + names.count + series).isMultiple(of: 17)
                            ? chart(kind, names, series, unit, pattern) : nil
                    }
                }
            }
        }
    }

    private static let categories: [[String]] = [
        ["2026-11-24"], ["ingest", "extract", "classify", "enrich", "persist"], (0..<24).map { "\($0):00" },
        (1...31).map { "2026-12-\($0)" }, (1...9).map { "Nordwind Logistik und Lagerhaltung Nr. \($0) GmbH" },
        (1...40).map { "vendor \($0)" }, (1...400).map { "day \($0)" },
        ["请款单 第三号", "مرحبا بالعالم", "", String(repeating: "W", count: 300)],
    ]

    private static let units: [Chart.Unit] = [
        .count("documents"), .seconds, .bytes, .percent, .money("EUR"), .other("pages/h"),
    ]

    private static let patterns: [@Sendable (Int) -> Double?] = [
        { Double(($0 * 7_919) % 1_000) }, { Double(($0 * 31) % 17) - 8 }, { _ in 0 }, { $0 == 0 ? 1 : nil },
        { 0.99 + Double($0 % 10) / 2_000 }, { Double($0 % 3) }, { Double($0 + 1) * -1e6 },
        { Double($0 % 7) * 3e9 },
        { $0.isMultiple(of: 2) ? 4_000 : nil }, { Double($0 % 5) * 1e-4 }, { $0 == 3 ? 1e300 : .nan },
        { 1e6 + Double($0 % 2) * 1e-10 }, { $0.isMultiple(of: 2) ? Double.leastNonzeroMagnitude : 0 },
        { Double($0 % 3) * 1e18 },
    ]

    private static func chart(
        _ kind: Chart.Kind, _ names: [String], _ series: Int, _ unit: Chart.Unit,
        _ pattern: @Sendable (Int) -> Double?
    ) -> Chart {
        Chart(
            name: "zoo", title: "\(kind) of \(names.count), \(series) series, \(unit)", kind: kind,
            categoryTitle: "What they are", categories: names,
            series: (0..<series).map { index in
                .init("Series number \(index)", names.indices.map { pattern($0 + index) })
            }, unit: unit, valueTitle: "How many there were")
    }
}

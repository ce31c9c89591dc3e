import Foundation
import Publishing

extension SampleReport {
    static let days = Array(1...24)

    /// Figures that go up and down, and are the same each time.
    private static func wave(_ step: Int, _ height: Int, night: Int, office: Int) -> [Double?] {
        hours.indices.map { hour in Double(hour * step % height + (hour > 7 && hour < 18 ? office : night)) }
    }

    static let hours = (0..<24).map { String(format: "%02d:00", $0) }

    static let byHour = Chart(
        name: "by-hour", title: "Documents by hour", kind: .stackedBar, categoryTitle: "Hour",
        categories: hours,
        series: [
            .init("Invoices", wave(37, 410, night: 20, office: 420)),
            .init("Contracts", wave(17, 90, night: 5, office: 110)),
            .init("Post", wave(29, 70, night: 12, office: 12)),
        ], unit: .count("documents"), valueTitle: "Documents")

    static let byPipeline = Chart(
        name: "throughput", title: "Throughput", kind: .line, categoryTitle: "Day",
        categories: days.map { String(format: "2026-11-%02d", $0) },
        series: [
            .init("Invoices", days.map { $0 == 15 ? nil : Double($0 * 7919 % 1_400 + 2_100) }),
            .init("Contracts", days.map { Double($0 * 104_729 % 700 + 800) }),
            .init("Post", days.map { $0 < 10 ? nil : Double($0 * 31 % 300 + 200) }),
        ], unit: .other("pages/h"), valueTitle: "Throughput")

    static let ages = Chart(
        name: "time-to-store", title: "How long documents took", kind: .histogram,
        categoryTitle: "Seconds to store",
        categories: ["0–5", "5–10", "10–20", "20–40", "40–60", "60–120", "120–300", "300–600", "over 600"],
        series: [.init("Documents", [5_012, 3_190, 1_980, 1_120, 600, 381, 140, 41, 16])],
        unit: .count("documents"), valueTitle: "Documents")

    static let latencies = Chart(
        name: "p95-by-stage", title: "p95 by stage", kind: .bar, categoryTitle: "Stage",
        categories: ["ingest", "extract", "classify", "enrich", "persist"],
        series: [
            .init("24 November", [0.19, 71.2, 0.12, 6.1, 0.11]),
            .init("23 November", [0.2, 48.8, 0.11, 5.2, 0.1]),
        ],
        unit: .seconds, valueTitle: "p95")

    static let vendors = Chart(
        name: "spend-by-vendor", title: "Spend by vendor", kind: .bar, categoryTitle: "Vendor",
        categories: [
            "Nordwind Logistik GmbH & Co. KG", "Acme Office Supplies", "Stadtwerke Musterstadt",
            "Société Générale de Papeterie",
            "ООО «Северный ветер»", "Hallesche Maschinenfabrik Gebrüder Sauer und Söhne AG",
            "Bürobedarf Schmidt", "Credit note",
        ],
        series: [.init("Spend", [48_210.5, 31_004.99, 22_950, 18_211.2, 9_480, 7_122.4, 1_204.33, -2_400])],
        unit: .money("EUR"), valueTitle: "Spend")

    static let nothing = Chart(
        name: "breaches", title: "Breaches of the time promised", kind: .line, categoryTitle: "Hour",
        categories: hours,
        series: [.init("Breaches", hours.map { _ in nil })], unit: .count("documents"),
        valueTitle: "Documents",
        whenEmpty: "Nothing took longer than promised.")
}

import Foundation
import Postgres
import Publishing

/// What vendors' bills of the last year have in common: who the vendors are, and what is usual for each.
struct BillHistory: Sendable {
    /// A vendor's bills in one currency.
    struct Line: Sendable {
        var amount: Decimal = 0
        /// Natural ones.
        var logarithms: [Double] = []
        var seen = Sighting()
    }

    let vendors: VendorBook
    /// By vendor.
    private(set) var currencies: [[String: Line]]
    /// By vendor; valid ones and others.
    private(set) var accounts: [[String: Sighting]]

    private static let thousand = 1000.0

    static func read(_ window: ContentWindow, from reader: ReportReader) throws -> BillHistory {
        let rows = try reader.query(
            """
            SELECT vendor, iban, vat_id, currency, count(*) AS bills, min(arrived_at) AS first, max(arrived_at) AS last,
                sum(amount)::text AS amount,
                array_agg(round(ln(amount::float8) * \(thousand))::integer) FILTER (WHERE amount > 0) AS logarithms
            FROM report_facts
            WHERE vendor IS NOT NULL AND arrived_at >= \(window.historyStart) AND arrived_at < \(window.period.end)
            GROUP BY vendor, iban, vat_id, currency
            """)
        return try BillHistory(rows.map(Entry.init))
    }

    struct Entry: Sendable {
        var mention: VendorMention
        var currency: String?
        var seen: Sighting
        var amount: Decimal
        /// Thousandths.
        var logarithms: [Int32]
    }

    init(_ entries: [Entry]) {
        vendors = VendorBook(entries.map(\.mention))
        currencies = Array(repeating: [:], count: vendors.names.count)
        accounts = Array(repeating: [:], count: vendors.names.count)
        for entry in entries {
            guard let vendor = vendors.vendor(spelled: entry.mention.spelling) else { continue }
            if let iban = entry.mention.iban { accounts[vendor][iban, default: Sighting()].add(entry.seen) }
            guard let currency = entry.currency else { continue }
            var line = currencies[vendor][currency] ?? Line()
            line.amount += entry.amount
            line.logarithms += entry.logarithms.map { Double($0) / Self.thousand }
            line.seen.add(entry.seen)
            currencies[vendor][currency] = line
        }
    }

    /// That of the most bills first.
    var currenciesInOrder: [String] {
        var bills: [String: Int] = [:]
        for lines in currencies {
            for (currency, line) in lines { bills[currency, default: 0] += line.seen.bills }
        }
        return bills.keys.sorted { (bills[$1] ?? 0, $0) < (bills[$0] ?? 0, $1) }
    }

    /// When the vendor's bills began; nil where there is none.
    func first(of vendor: Int) -> Date? {
        (currencies[vendor].values.map(\.seen) + accounts[vendor].values).map(\.first).min()
    }
}

/// When something was seen, and how often.
struct Sighting: Sendable, Hashable {
    var first = Date.distantFuture
    var last = Date.distantPast
    var bills = 0

    mutating func add(_ other: Sighting) {
        first = min(first, other.first)
        last = max(last, other.last)
        bills += other.bills
    }
}

extension BillHistory.Entry {
    init(row: Row) throws {
        let bills = try row.decode("bills", as: Int.self)
        mention = VendorMention(
            spelling: try row.decode("vendor"), iban: try row.decode("iban"), vatID: try row.decode("vat_id"),
            bills: bills)
        currency = try row.decode("currency")
        seen = Sighting(first: try row.decode("first"), last: try row.decode("last"), bills: bills)
        amount = try row.decimal("amount") ?? 0
        logarithms = try row.decode("logarithms", as: [Int32]?.self) ?? []
    }
}

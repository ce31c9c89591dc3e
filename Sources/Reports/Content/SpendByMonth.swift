import Foundation
import Postgres
import Publishing

/// Spend in the months of the bills' own dates, of the largest vendors and all others.
struct SpendByMonth: Sendable {
    /// With all others, as many as have a colour of their own.
    static let mostVendors = Ink.seriesColours - 1

    /// By currency; the vendors, largest in these months first.
    private(set) var vendors: [String: [Int]] = [:]
    private var amounts: [Key: Decimal] = [:]

    private struct Key: Hashable {
        let currency: String
        /// Nil for all others.
        let vendor: Int?
        let month: Int
    }

    static func read(
        _ window: ContentWindow, _ history: BillHistory, currencies: [String], without repeated: [UUID],
        from reader: ReportReader
    ) throws -> SpendByMonth {
        var spend = SpendByMonth()
        guard !currencies.isEmpty else { return spend }
        for currency in currencies {
            spend.vendors[currency] = history.largestVendors(in: currency, limit: mostVendors)
        }
        // Each spelling of a large vendor, with the vendor's number.
        let numbers = Set(spend.vendors.values.joined()).sorted()
        let spellings = numbers.flatMap { number in history.vendors.spellings[number].map { ($0, number) } }
        let bounds = window.monthBounds
        // By day, since putting each bill into its month takes the database longer.
        let rows = try reader.query(
            """
            SELECT billed_on::text AS billed_on, month, number, currency, sum(amount)::text AS amount
            FROM (
                SELECT vendor, currency, amount, billed_on,
                    CASE WHEN billed_on IS NULL THEN width_bucket(arrived_at, \(bounds.moments)) END AS month
                FROM report_facts
                WHERE category IN ('invoice', 'receipt') AND amount IS NOT NULL AND currency = ANY(\(currencies))
                    AND (billed_on IS NULL
                        OR billed_on >= \(bounds.firstDay)::date AND billed_on < \(bounds.end)::date)
                    AND NOT EXISTS (SELECT FROM unnest(\(repeated)) AS repeated (id) WHERE id = document_id)
            ) AS bill
            LEFT JOIN unnest(\(spellings.map(\.0)), \(spellings.map(\.1))) AS large (spelling, number)
                ON spelling = vendor COLLATE "C"
            WHERE month IS NULL OR month BETWEEN 1 AND \(window.months.count)
            GROUP BY billed_on, month, number, currency
            """)
        for row in rows {
            let currency = try row.decode("currency", as: String.self)
            let number = try row.decode("number", as: Int?.self)
            let isLarge = number.map { spend.vendors[currency]?.contains($0) ?? false } ?? false
            let billedIn = try row.day("billed_on").map { CalendarMonth($0).index - window.months[0].index }
            let month = try billedIn ?? row.decode("month", as: Int.self) - 1
            let key = Key(currency: currency, vendor: isLarge ? number : nil, month: month)
            spend.amounts[key, default: 0] += try row.decimal("amount") ?? 0
        }
        return spend
    }

    /// - Parameter vendor: nil for all others.
    func amount(_ currency: String, of vendor: Int?, inMonth month: Int) -> Decimal {
        amounts[Key(currency: currency, vendor: vendor, month: month)] ?? 0
    }
}

extension BillHistory {
    fileprivate func largestVendors(in currency: String, limit: Int) -> [Int] {
        let sums = currencies.indices.compactMap { vendor in
            currencies[vendor][currency].map { (vendor: vendor, amount: $0.amount) }
        }
        return sums.filter { $0.amount > 0 }.sorted { ($1.amount, $0.vendor) < ($0.amount, $1.vendor) }
            .prefix(limit).map(\.vendor)
    }
}

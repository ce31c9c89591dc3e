import Foundation
import Postgres
import Publishing

/// What vendors billed: invoices and receipts that arrived in the period and in the one before, currency by currency.
struct Spend: Sendable {
    struct Sum: Sendable, Hashable {
        var amount: Decimal = 0
        var bills = 0
        /// Of the bills' squared amounts: how far the sum varies by chance.
        var squares = 0.0

        static func + (left: Sum, right: Sum) -> Sum {
            Sum(
                amount: left.amount + right.amount, bills: left.bills + right.bills,
                squares: left.squares + right.squares)
        }
    }

    /// One vendor in one currency; nil stands for the bills that name no vendor.
    struct Line: Sendable, Hashable {
        var vendor: Int?
        var now = Sum()
        var before = Sum()

        static func + (left: Line, right: Line) -> Line {
            Line(now: left.now + right.now, before: left.before + right.before)
        }
    }

    /// What is left out of all sums.
    struct Unreadable: Sendable, Hashable {
        var bills = 0
        var withoutAmount = 0
        /// An amount is there.
        var withoutCurrency = 0
        var repeated = 0
    }

    /// By currency, the largest first.
    private(set) var lines: [String: [Line]] = [:]
    private(set) var unreadable = Unreadable()

    static func read(
        _ window: ContentWindow, _ vendors: VendorBook, without repeated: [UUID], from reader: ReportReader
    ) throws -> Spend {
        let (period, before) = (window.period, window.before)
        let rows = try reader.query(
            """
            SELECT vendor, currency,
                coalesce(sum(amount) FILTER (WHERE arrived_at >= \(period.start)), 0)::text AS amount,
                count(*) FILTER (WHERE arrived_at >= \(period.start)) AS bills,
                coalesce(sum(amount::float8 ^ 2) FILTER (WHERE arrived_at >= \(period.start)), 0) AS squares,
                coalesce(sum(amount) FILTER (WHERE arrived_at < \(before.end)), 0)::text AS amount_before,
                count(*) FILTER (WHERE arrived_at < \(before.end)) AS bills_before,
                coalesce(sum(amount::float8 ^ 2) FILTER (WHERE arrived_at < \(before.end)), 0) AS squares_before
            FROM report_facts
            WHERE category IN ('invoice', 'receipt') AND amount IS NOT NULL AND currency IS NOT NULL
                AND arrived_at >= \(before.start) AND arrived_at < \(period.end)
                AND NOT EXISTS (SELECT FROM unnest(\(repeated)) AS repeated (id) WHERE id = document_id)
            GROUP BY vendor, currency
            """)
        var spend = Spend()
        var lines: [String: [Int?: Line]] = [:]
        for row in rows {
            let spelling = try row.decode("vendor", as: String?.self)
            let vendor = spelling.flatMap { vendors.vendor(spelled: $0) }
            let currency = try row.decode("currency", as: String.self)
            let sum = (lines[currency]?[vendor] ?? Line()) + (try Line(row: row))
            lines[currency, default: [:]][vendor] = Line(vendor: vendor, now: sum.now, before: sum.before)
        }
        spend.lines = lines.mapValues {
            $0.values.sorted { ($1.now.amount, $0.order) < ($0.now.amount, $1.order) }
        }
        spend.unreadable = try unreadable(in: window, without: repeated, from: reader)
        return spend
    }

    private static func unreadable(
        in window: ContentWindow, without repeated: [UUID], from reader: ReportReader
    ) throws -> Unreadable {
        let rows = try reader.query(
            """
            SELECT count(*) AS bills, count(*) FILTER (WHERE amount IS NULL) AS without_amount,
                count(*) FILTER (WHERE amount IS NOT NULL AND currency IS NULL) AS without_currency,
                count(*) FILTER (WHERE EXISTS (
                    SELECT FROM unnest(\(repeated)) AS repeated (id) WHERE id = document_id)) AS repeated
            FROM report_facts
            WHERE category IN ('invoice', 'receipt')
                AND arrived_at >= \(window.period.start) AND arrived_at < \(window.period.end)
            """)
        guard let row = rows.first else { return Unreadable() }
        return Unreadable(
            bills: try row.decode("bills"), withoutAmount: try row.decode("without_amount"),
            withoutCurrency: try row.decode("without_currency"), repeated: try row.decode("repeated"))
    }

    /// That have bills in either period, those with the most bills first.
    var currencies: [String] {
        lines.filter { $0.value.contains { $0.now.bills + $0.before.bills > 0 } }.keys.sorted {
            let bills = [$0, $1].map { total($0).now.bills * 2 + total($0).before.bills }
            return (bills[1], $0) < (bills[0], $1)
        }
    }

    func total(_ currency: String) -> Line {
        (lines[currency] ?? []).reduce(Line(), +)
    }
}

extension Spend.Line {
    init(row: Row) throws {
        now = Spend.Sum(
            amount: try row.decimal("amount") ?? 0, bills: try row.decode("bills"),
            squares: try row.decode("squares"))
        before = Spend.Sum(
            amount: try row.decimal("amount_before") ?? 0, bills: try row.decode("bills_before"),
            squares: try row.decode("squares_before"))
    }

    /// Who names no vendor comes last among equals.
    fileprivate var order: Int { vendor ?? .max }
}

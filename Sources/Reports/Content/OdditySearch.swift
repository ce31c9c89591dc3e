import Foundation
import Postgres
import Publishing

/// Asks for the bills that are out of the ordinary, one query for each kind.
struct OdditySearch {
    let history: BillHistory
    let period: Period
    let repeated: [UUID]
    let limit: Int
    let reader: ReportReader

    /// A receipt's or cash register's short number comes again every day.
    private static let shortestNumber = 4

    private var inPeriod: SQL {
        """
        bill.category IN ('invoice', 'receipt')
        AND bill.arrived_at >= \(period.start) AND bill.arrived_at < \(period.end)
        AND NOT EXISTS (SELECT FROM unnest(\(repeated)) AS repeated (id) WHERE id = bill.document_id)
        """
    }

    func newAccounts() throws -> BillList {
        let changes = history.newAccounts(in: period)
        return try BillList.read(
            where: inPeriod,
            joining: """
                JOIN unnest(\(changes.map(\.spelling)), \(changes.map(\.now)), \(changes.map(\.before)))
                    AS change (spelling, now, before)
                ON spelling = bill.vendor COLLATE "C" AND now = bill.iban COLLATE "C"
                """,
            detail: "change.before || ' → ' || change.now", orderedBy: "bill.amount DESC NULLS LAST",
            limit: limit,
            from: reader)
    }

    func newCurrencies() throws -> BillList {
        let changes = history.newCurrencies(in: period)
        return try BillList.read(
            where: inPeriod,
            joining: """
                JOIN unnest(\(changes.map(\.spelling)), \(changes.map(\.now)), \(changes.map(\.before)))
                    AS change (spelling, now, before)
                ON spelling = bill.vendor COLLATE "C" AND now = bill.currency COLLATE "C"
                """,
            detail: "change.before || ' → ' || change.now", orderedBy: "bill.amount DESC NULLS LAST",
            limit: limit,
            from: reader)
    }

    func unusualAmounts() throws -> BillList {
        let ranges = history.usualRanges(in: period)
        return try BillList.read(
            where: "\(inPeriod) AND bill.amount > 0 AND (bill.amount < lowest OR bill.amount > highest)",
            joining: """
                JOIN unnest(\(ranges.map(\.spelling)), \(ranges.map(\.currency)),
                    \(ranges.map { "\($0.usual.lowest)" })::numeric[], \(ranges.map { "\($0.usual.typical)" })::numeric[],
                    \(ranges.map { "\($0.usual.highest)" })::numeric[])
                    AS usual (spelling, currency, lowest, typical, highest)
                ON spelling = bill.vendor COLLATE "C" AND usual.currency = bill.currency COLLATE "C"
                """,
            detail: "usual.typical::text", orderedBy: "abs(ln((bill.amount / typical)::float8)) DESC",
            limit: limit,
            from: reader)
    }

    func largeFirstBills() throws -> BillList {
        let levels = history.firstBillLevels(in: period)
        return try BillList.read(
            where: "\(inPeriod) AND bill.amount > level",
            joining: """
                JOIN unnest(\(levels.map(\.spelling)), \(levels.map(\.currency)),
                    \(levels.map { "\($0.level)" })::numeric[]) AS first (spelling, currency, level)
                ON spelling = bill.vendor COLLATE "C" AND first.currency = bill.currency COLLATE "C"
                """,
            detail: "first.level::text", orderedBy: "bill.amount DESC", limit: limit, from: reader)
    }

    func otherAmounts() throws -> BillList {
        try BillList.read(
            where: inPeriod,
            joining: """
                JOIN (
                    SELECT again.document_id AS id, max(earlier.amount) AS amount
                    FROM report_facts AS again
                    JOIN report_facts AS earlier
                    ON earlier.number_key = again.number_key AND earlier.vendor = again.vendor
                        AND earlier.arrived_at < again.arrived_at
                    WHERE again.category = 'invoice' AND earlier.category = 'invoice'
                        AND length(again.number_key) >= \(Self.shortestNumber)
                        AND again.arrived_at >= \(period.start) AND again.arrived_at < \(period.end)
                    GROUP BY again.document_id, again.amount HAVING bool_and(earlier.amount <> again.amount)
                ) AS other ON other.id = bill.document_id
                """,
            detail: "other.amount::text", orderedBy: "abs(bill.amount - other.amount) DESC", limit: limit,
            from: reader)
    }

    func wrongSums() throws -> BillList {
        try BillList.read(
            where: """
                \(inPeriod) AND EXISTS (SELECT FROM report_findings AS finding
                    WHERE finding.document_id = bill.document_id AND finding.code = 'total-mismatch')
                """,
            orderedBy: "bill.amount DESC NULLS LAST", limit: limit, from: reader)
    }
}

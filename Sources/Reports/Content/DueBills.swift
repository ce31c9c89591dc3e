import Foundation
import Postgres

/// Invoices by the day on which they are to be paid. Whether they were paid is not known here.
struct DueBills: Sendable {
    struct Total: Sendable, Hashable {
        /// Nil for invoices without a readable one.
        var currency: String?
        var amount: Decimal
        var bills: Int
    }

    static let mostBills = 20

    /// The currency of most invoices first.
    var totals: [Total]
    var list: BillList

    /// The first to be paid first.
    static func soon(
        from first: CalendarDay, to last: CalendarDay, without repeated: [UUID], from reader: ReportReader
    ) throws -> DueBills {
        try read(
            first, last, orderedBy: "bill.due_on, bill.amount DESC NULLS LAST", without: repeated,
            from: reader)
    }

    /// The largest first.
    static func past(
        from first: CalendarDay, to last: CalendarDay, without repeated: [UUID], from reader: ReportReader
    ) throws -> DueBills {
        try read(
            first, last, orderedBy: "bill.amount DESC NULLS LAST, bill.due_on", without: repeated,
            from: reader)
    }

    private static func read(
        _ first: CalendarDay, _ last: CalendarDay, orderedBy order: SQL, without repeated: [UUID],
        from reader: ReportReader
    ) throws -> DueBills {
        let matching: SQL = """
            category = 'invoice' AND due_on BETWEEN \(first.description)::date AND \(last.description)::date
            AND NOT EXISTS (SELECT FROM unnest(\(repeated)) AS repeated (id) WHERE id = bill.document_id)
            """
        let totals = try reader.query(
            """
            SELECT currency, coalesce(sum(amount), 0)::text AS amount, count(*) AS bills
            FROM report_facts AS bill WHERE \(matching)
            GROUP BY currency ORDER BY count(*) DESC, currency
            """
        ).map { row in
            Total(
                currency: try row.decode("currency"), amount: try row.decimal("amount") ?? 0,
                bills: try row.decode("bills"))
        }
        let list = try BillList.read(
            where: matching, orderedBy: order, limit: mostBills, from: reader)
        return DueBills(totals: totals, list: list)
    }
}

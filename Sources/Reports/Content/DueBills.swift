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

    static let mostBills = 25

    /// The currency of most invoices first.
    var totals: [Total]
    /// The first to be paid first.
    var list: BillList

    static func read(
        from first: CalendarDay, to last: CalendarDay, without repeated: [UUID], from reader: ReportReader
    ) throws -> DueBills {
        let matching: SQL = """
            category = 'invoice' AND due_on BETWEEN \(first.description)::date AND \(last.description)::date
            AND NOT EXISTS (SELECT FROM unnest(\(repeated)) AS repeated (id) WHERE id = document_id)
            """
        let totals = try reader.query(
            """
            SELECT currency, coalesce(sum(amount), 0)::text AS amount, count(*) AS bills
            FROM report_facts WHERE \(matching)
            GROUP BY currency ORDER BY count(*) DESC, currency
            """
        ).map { row in
            Total(
                currency: try row.decode("currency"), amount: try row.decimal("amount") ?? 0,
                bills: try row.decode("bills"))
        }
        let list = try BillList.read(
            where: matching, orderedBy: "due_on, amount DESC NULLS LAST", limit: mostBills, from: reader)
        return DueBills(totals: totals, list: list)
    }
}

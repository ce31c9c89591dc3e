import Foundation
import Postgres

/// An invoice or receipt as a line of a table.
struct Bill: Sendable, Hashable {
    var document: UUID
    /// As it is spelled.
    var vendor: String?
    var number: String?
    var amount: Decimal?
    /// ISO 4217.
    var currency: String?
    var arrivedAt: Date
    var dueOn: CalendarDay?
    /// What the list is about, such as another amount; nil where it needs nothing.
    var detail: String?
}

/// The first bills of a longer list.
struct BillList: Sendable {
    var bills: [Bill] = []
    var total = 0

    /// - Parameters:
    ///   - condition: On `report_facts AS bill` and what `joins` joins.
    ///   - detail: An expression of type text.
    static func read(
        where condition: SQL, joining joins: SQL = "", detail: SQL = "NULL::text", orderedBy order: SQL,
        limit: Int,
        from reader: ReportReader
    ) throws -> BillList {
        let rows = try reader.query(
            """
            SELECT bill.document_id, bill.vendor, bill.number, bill.amount::text AS amount, bill.currency,
                bill.arrived_at, bill.due_on::text AS due_on, \(detail) AS detail, count(*) OVER () AS total
            FROM report_facts AS bill \(joins)
            WHERE \(condition)
            ORDER BY \(order), bill.document_id LIMIT \(limit)
            """)
        return BillList(bills: try rows.map(Bill.init), total: try rows.first?.decode("total") ?? 0)
    }
}

extension Bill {
    init(row: Row) throws {
        document = try row.decode("document_id")
        vendor = try row.decode("vendor")
        number = try row.decode("number")
        amount = try row.decimal("amount")
        currency = try row.decode("currency")
        arrivedAt = try row.decode("arrived_at")
        dueOn = try row.day("due_on")
        detail = try row.decode("detail")
    }
}

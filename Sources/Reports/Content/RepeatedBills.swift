import Foundation
import Postgres

/// Bills that are there twice: vendor, number, amount and currency are the same, and of a receipt, whose number may
/// begin anew each day, the day too. The first that arrived counts, the others repeat it.
struct RepeatedBills: Sendable {
    struct Bill: Sendable, Hashable {
        var document: UUID
        var category: String
        /// As it is spelled.
        var vendor: String
        var number: String
        var numberKey: String
        var billedOn: CalendarDay?
        var amount: Decimal
        var currency: String
        var arrivedAt: Date
    }

    struct Pair: Sendable, Hashable {
        var first: Bill
        var again: Bill
    }

    /// In the order in which the repetitions arrived.
    let pairs: [Pair]

    /// So many bills with a number and an amount that others have too are looked at; the newest.
    static let mostCandidates = 50_000

    static func read(_ vendors: VendorBook, from reader: ReportReader) throws -> RepeatedBills {
        let rows = try reader.query(
            """
            WITH twice AS MATERIALIZED (
                SELECT number_key, amount, currency FROM report_facts
                WHERE number_key IS NOT NULL AND vendor IS NOT NULL AND amount IS NOT NULL AND currency IS NOT NULL
                GROUP BY number_key, amount, currency HAVING count(*) > 1
            )
            SELECT bill.document_id, bill.category, bill.vendor, bill.number, bill.number_key,
                bill.billed_on::text AS billed_on, bill.amount::text AS amount, bill.currency, bill.arrived_at
            FROM twice
            -- Few of many: found one by one in the index, whatever the planner expects.
            CROSS JOIN LATERAL (
                SELECT * FROM report_facts AS facts
                WHERE facts.number_key = twice.number_key AND facts.amount = twice.amount
                    AND facts.currency = twice.currency AND facts.vendor IS NOT NULL
                OFFSET 0
            ) AS bill
            ORDER BY bill.arrived_at DESC, bill.document_id DESC LIMIT \(mostCandidates)
            """)
        return RepeatedBills(try rows.map(Bill.init), vendors)
    }

    init(_ bills: [Bill], _ vendors: VendorBook) {
        struct Key: Hashable {
            let vendor: Int?
            let spelling: String?
            let number: String
            let amount: Decimal
            let currency: String
            let day: CalendarDay?
        }
        var firsts: [Key: Bill] = [:]
        var pairs: [Pair] = []
        let inOrder = bills.sorted {
            ($0.arrivedAt, $0.document.uuidString) < ($1.arrivedAt, $1.document.uuidString)
        }
        for bill in inOrder {
            // Who was not heard of in the last year is known by the spelling alone.
            let vendor = vendors.vendor(spelled: bill.vendor)
            let key = Key(
                vendor: vendor, spelling: vendor == nil ? bill.vendor : nil, number: bill.numberKey,
                amount: bill.amount, currency: bill.currency,
                day: bill.category == "receipt" ? bill.billedOn : nil)
            if let first = firsts[key] {
                pairs.append(Pair(first: first, again: bill))
            } else {
                firsts[key] = bill
            }
        }
        self.pairs = pairs
    }

    /// The documents that count for nothing.
    var documents: [UUID] { pairs.map(\.again.document) }
}

extension RepeatedBills.Bill {
    init(row: Row) throws {
        document = try row.decode("document_id")
        category = try row.decode("category")
        vendor = try row.decode("vendor")
        number = try row.decode("number")
        numberKey = try row.decode("number_key")
        billedOn = try row.day("billed_on")
        amount = try row.decimal("amount") ?? 0
        currency = try row.decode("currency")
        arrivedAt = try row.decode("arrived_at")
    }
}

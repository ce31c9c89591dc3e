import Foundation
import Postgres

/// Contracts that end, and certificates, passports and the like that expire.
struct Endings: Sendable {
    struct Ending: Sendable, Hashable {
        var document: UUID
        var category: String
        /// Parties or holder.
        var party: String?
        var number: String?
        var endsOn: CalendarDay?
    }

    static let mostEndings = 20

    /// By category.
    var counts: [String: Int]
    /// The first to end first: of contracts, and of all others.
    var contracts: [Ending]
    var others: [Ending]

    var contractCount: Int { counts["contract"] ?? 0 }
    var otherCount: Int { counts.values.reduce(0, +) - contractCount }

    static func read(from first: CalendarDay, to last: CalendarDay, from reader: ReportReader) throws
        -> Endings
    {
        let matching: SQL = "ends_on BETWEEN \(first.description)::date AND \(last.description)::date"
        let counts = try reader.query(
            "SELECT category, count(*) AS documents FROM report_facts WHERE \(matching) GROUP BY category")
        return Endings(
            counts: try counts.reduce(into: [:]) { counts, row in
                counts[try row.decode("category")] = try row.decode("documents", as: Int.self)
            },
            contracts: try list("category = 'contract' AND \(matching)", from: reader),
            others: try list("category <> 'contract' AND \(matching)", from: reader))
    }

    private static func list(_ condition: SQL, from reader: ReportReader) throws -> [Ending] {
        try reader.query(
            """
            SELECT document_id, category, party, number, ends_on::text AS ends_on
            FROM report_facts AS facts WHERE \(condition) ORDER BY facts.ends_on, document_id LIMIT \(mostEndings)
            """
        ).map { row in
            Ending(
                document: try row.decode("document_id"),
                category: try row.decode("category"), party: try row.decode("party"),
                number: try row.decode("number"), endsOn: try row.day("ends_on"))
        }
    }
}

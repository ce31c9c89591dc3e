import Testing

@testable import Postgres

@Suite("SQL")
struct SQLTests {
    @Test("values become binds and never text")
    func binds() {
        let name = "'; DROP TABLE jobs; --"
        let sql: SQL = "SELECT * FROM jobs WHERE name = \(name) AND size > \(3)"
        #expect(sql.text == "SELECT * FROM jobs WHERE name = $1 AND size > $2")
        #expect(sql.binds.count == 2)
        #expect(sql.binds.map(\.type) == [.inferred, .int8])
    }

    @Test("a fragment brings its values along, renumbered")
    func fragments() {
        let condition: SQL = "a = \(1) OR b = \(2)"
        let sql: SQL = "SELECT \(0) WHERE \(condition) LIMIT \(9)"
        #expect(sql.text == "SELECT $1 WHERE a = $2 OR b = $3 LIMIT $4")
        #expect(sql.binds.count == 4)
        let nested: SQL = "\(sql); \(condition)"
        #expect(nested.text.hasSuffix("LIMIT $4; a = $5 OR b = $6"))
    }

    @Test("parts are added and joined, and none is nothing")
    func joining() {
        let conditions: [SQL] = ["a = \(1)", "b", "c = \(2)"]
        #expect(conditions.joined(separator: " AND ").text == "a = $1 AND b AND c = $2")
        #expect([SQL]().joined(separator: ", ").text == "")
        #expect(("x\(1)" + "y\(2)" as SQL).text == "x$1y$2")
    }

    @Test("more than nine values are numbered as numbers")
    func many() {
        let list = (0..<11).map { "\($0)" as SQL }.joined(separator: ",")
        #expect(list.text == "$1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11")
    }

    @Test("names are quoted, raw text is not")
    func names() {
        let sql: SQL = "SELECT \(identifier: "a\"b") FROM \(unsafeRaw: "t")"
        #expect(sql.text == "SELECT \"a\"\"b\" FROM t")
        #expect(sql.binds.isEmpty)
    }

    @Test("the summary is one short line")
    func summary() {
        let sql = SQL(unsafeRaw: "SELECT\n    1,\n" + String(repeating: "a, ", count: 100))
        #expect(sql.summary.hasPrefix("SELECT 1, a,"))
        #expect(sql.summary.count == 120)
    }
}

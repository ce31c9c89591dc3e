import Postgres
import Testing

@testable import Reports

@Suite("The text of a query")
struct QueryTextTests {
    @Test(
        "has values where a colon and a name stand, and nowhere else",
        arguments: [
            ("SELECT :from", ["from"]), ("SELECT a::text, :top", ["top"]), ("SELECT ':from'", []),
            ("SELECT 'it''s :from', :to", ["to"]), (#"SELECT E'it\'s :from', :to"#, ["to"]),
            (#"SELECT 'ends with \', :to"#, ["to"]), (#"SELECT ":from" FROM a"#, []),
            ("SELECT 1 -- :from\n, :to", ["to"]), ("SELECT /* :from /* :a */ :b */ :to", ["to"]),
            ("SELECT $$ :from $$, :to", ["to"]), ("SELECT $a$ :from $$ $a$, :to", ["to"]),
            ("SELECT $1, :to", ["to"]), ("SELECT a[1:2], a[1:n]", []), ("SELECT :from::date", ["from"]),
            ("SELECT :a_b + :a", ["a_b", "a"]), ("SELECT ':", []), ("SELECT :", []),
        ])
    func names(text: String, names: [String]) {
        #expect(QueryText(text).names == names)
    }

    @Test("keeps every character that is not a name")
    func keepsText() {
        let text = "SELECT 'a:b', c::text, :from -- :x\nFROM \"d:e\" WHERE f[1:2] = $$ :g $$"
        let pieces = QueryText(text).pieces.map { piece in
            switch piece {
            case .text(let text): text
            case .value(let name): ":\(name)"
            }
        }
        #expect(pieces.joined() == text)
    }

    @Test("is sent with its values bound, each with its type")
    func bound() {
        let sql = QueryText("SELECT :name, :top WHERE :day").sql([
            "name": .text("Robert'); DROP TABLE students;--"), "top": .integer(5), "day": .day("2026-11-25"),
        ])
        #expect(sql.text == "SELECT $1::text, $2 WHERE $3::date")
    }
}

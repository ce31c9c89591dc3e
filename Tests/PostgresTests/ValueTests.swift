import Foundation
import Postgres
import PostgresTestSupport
import Testing

@Suite("Values")
struct ValueTests {
    enum Colour: String, PostgresCodable, CaseIterable {
        case red, green
    }

    struct Options: Codable, Equatable {
        var name: String
        var since: Date
        var tags: [String]
    }

    @Test("scalars come back as they went")
    func scalars() async throws {
        let id = UUID()
        let moment = Date(timeIntervalSince1970: 1_795_445_303.123456)
        let bytes = Data((0...255).map { UInt8($0) })
        try await withFreshDatabase { database in
            let rows = try await database.query(
                """
                SELECT \("O'Brien \\ \"x\"; DROP TABLE y; -- ж 🐘") AS text, \(Int.min) AS int, \(Int32.max) AS int4,
                    \(Int16.min) AS int2, \(0.1) AS double, \(true) AS bool, \(id) AS uuid, \(moment) AS moment,
                    \(bytes) AS bytes, \(Colour.green) AS colour, \(-Double.infinity) AS infinite
                """)
            let row = try #require(rows.first)
            #expect(try row.decode("text") == "O'Brien \\ \"x\"; DROP TABLE y; -- ж 🐘")
            #expect(try row.decode("int") == Int.min)
            #expect(try row.decode("int4") == Int32.max)
            #expect(try row.decode("int2") == Int16.min)
            #expect(try row.decode("double") == 0.1)
            #expect(try row.decode("bool") == true)
            #expect(try row.decode("uuid") == id)
            #expect(try row.decode("moment") == moment)
            #expect(try row.decode("bytes") == bytes)
            #expect(try row.decode("colour") == Colour.green)
            #expect(try row.decode("infinite") == -Double.infinity)
        }
    }

    @Test("nil is NULL both ways")
    func null() async throws {
        try await withFreshDatabase { database in
            let row = try #require(
                try await database.query(
                    "SELECT \(String?.none) AS a, \(Int?.none) IS NULL AS b, \(Int?.some(3)) AS c"
                )
                .first)
            #expect(try row.decode("a", as: String?.self) == nil)
            #expect(try row.decode("b") == true)
            #expect(try row.decode("c", as: Int?.self) == 3)
            #expect(throws: PostgresError.self) { try row.decode("a", as: String.self) }
        }
    }

    @Test("arrays keep quotes, commas, braces, NULL and emptiness apart")
    func arrays() async throws {
        let texts = ["", "a,b", "{x}", "\"q\"", "back\\slash", "NULL", "null", " spaces ", "новая\nстрока"]
        let ids = [UUID(), UUID()]
        try await withFreshDatabase { database in
            let row = try #require(
                try await database.query(
                    """
                    SELECT \(texts) AS texts, \(ids) AS ids, \([Int]()) AS none, \([1, nil, -3]) AS gaps,
                        (SELECT count(*) FROM unnest(\(texts))) AS count, \(3) = ANY(\([1, 2, 3])) AS found
                    """
                ).first)
            #expect(try row.decode("texts") == texts)
            #expect(try row.decode("ids") == ids)
            #expect(try row.decode("none") == [Int]())
            #expect(try row.decode("gaps") == [1, nil, -3])
            #expect(try row.decode("count") == texts.count)
            #expect(try row.decode("found") == true)
            #expect(throws: PostgresError.self) { try row.decode("gaps", as: [Int].self) }
        }
    }

    @Test("JSON goes into json and jsonb and comes back")
    func json() async throws {
        let options = Options(
            name: "x\"y", since: Date(timeIntervalSince1970: 1_700_000_000.25), tags: ["a", "ü"])
        try await withFreshDatabase { database in
            try await database.execute("CREATE TABLE t (a json, b jsonb)")
            try await database.execute("INSERT INTO t VALUES (\(JSON(options)), \(JSON(options)))")
            let row = try #require(try await database.query("SELECT a, b, b->>'name' AS name FROM t").first)
            #expect(try row.decode("a", as: JSON<Options>.self).value == options)
            #expect(try row.decode("b", as: JSON<Options>.self).value == options)
            #expect(try row.decode("name") == "x\"y")
        }
    }

    @Test(
        "moments are kept to the microsecond",
        arguments: [
            -62_135_596_800, -1, -0.000001, 0, 0.999999, 951_782_400, 1_795_445_303.000001, 253_402_300_799,
        ])
    func moments(secondsSince1970: Double) async throws {
        let moment = Date(timeIntervalSince1970: secondsSince1970)
        try await withFreshDatabase { database in
            let row = try #require(
                try await database.query(
                    """
                    SELECT \(moment) AS moment,
                        extract(epoch FROM \(moment))::text AS epoch,
                        \(moment)::date AS day
                    """
                ).first)
            #expect(abs(try row.decode("moment", as: Date.self).timeIntervalSince(moment)) < 0.000001)
            let epoch = try #require(Double(try row.decode("epoch", as: String.self)))
            #expect(abs(epoch - secondsSince1970) < 0.00001)
            let day = try row.decode("day", as: Date.self).timeIntervalSince1970
            #expect(day == (secondsSince1970 / 86_400).rounded(.down) * 86_400)
        }
    }

    @Test("a moment with an offset is the same moment")
    func offset() async throws {
        try await withFreshDatabase { database in
            let moments = try await database.withConnection { connection in
                try connection.script("SET TimeZone = 'Asia/Kolkata'")
                let row = try connection.query("SELECT '2026-11-23 14:48:23.5+00'::timestamptz AS moment")
                try connection.script("RESET TimeZone")
                return try row.map { try $0.decode("moment", as: Date.self) }
            }
            #expect(moments == [Date(timeIntervalSince1970: 1_795_445_303.5)])
        }
    }

    @Test("a text with a NUL character is refused, not cut short")
    func nul() async throws {
        try await withFreshDatabase { database in
            let error = await #expect(throws: PostgresError.self) {
                try await database.query("SELECT \("a\0b") AS x")
            }
            #expect(error?.sqlState == "22021")
        }
    }

    @Test("a value that does not fit the type is an error that names the column and not the value")
    func mismatch() async throws {
        try await withFreshDatabase { database in
            let row = try #require(try await database.query("SELECT 'secret' AS word, 70000 AS big").first)
            let error = #expect(throws: PostgresError.self) { try row.decode("word", as: Int.self) }
            #expect(error?.description.contains("word") == true)
            #expect(error?.description.contains("secret") == false)
            #expect(throws: PostgresError.self) { try row.decode("big", as: Int16.self) }
            #expect(throws: PostgresError.self) { try row.decode("absent", as: Int.self) }
        }
    }
}

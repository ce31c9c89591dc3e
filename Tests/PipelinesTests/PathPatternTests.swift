import Documents
import Foundation
import Testing

@testable import Pipelines

@Suite("A path pattern")
struct PathPatternTests {
    private static let id = DocumentID("0190a3c4-5678-7abc-8def-0123456789ab")

    private func values(
        _ fields: [(String, String)] = [], category: String = "invoice", name: String = "scan 1",
        language: String? = "de"
    ) throws -> PathValues {
        PathValues(
            category: category, language: language, pipeline: "invoices",
            id: try #require(PathPatternTests.id),
            name: name, arrived: Date(timeIntervalSince1970: 1_772_409_599),
            fields: fields.map { Field(name: $0, value: $1, text: $1, confidence: 0.9, source: "test") })
    }

    private func path(_ pattern: String, _ fields: [(String, String)] = []) throws -> String {
        try PathPattern(parsing: pattern).path(for: values(fields))
    }

    @Test("puts values in the places of its placeholders")
    func fillsIn() throws {
        let fields = [
            ("vendor_name", "Müller & Söhne"), ("invoice_number", "R-17"), ("invoice_date", "2026-01-31"),
            ("due_date", "2026-02-28"), ("currency", "EUR"),
        ]
        #expect(
            try path("{category}/{date:yyyy}/{vendor}-{number}", fields) == "invoice/2026/Müller & Söhne-R-17"
        )
        #expect(try path("{date}_{date:yyyy-MM}_{date:MM}.{date:dd}", fields) == "2026-01-31_2026-01_01.31")
        #expect(try path("{due_date:yyyy-MM}/{due_date} {currency}", fields) == "2026-02/2026-02-28 EUR")
        #expect(
            try path("{pipeline}-{language}-{name}-{id}")
                == "invoices-de-scan 1-0190a3c4-5678-7abc-8def-0123456789ab")
    }

    @Test("takes the first alternative that is known, or says unknown")
    func chooses() throws {
        #expect(try path("{number|name}") == "scan 1")
        #expect(try path("{number|name}", [("contract_number", "C9")]) == "C9")
        #expect(try path("{vendor}/{number|iban}") == "unknown/unknown")
        #expect(try path("{vendor|name}", [("vendor_name", " ../ ")]) == "scan 1")
    }

    @Test("takes the surest of several values")
    func prefersSure() throws {
        var values = try values([("vendor_name", "Wrong")])
        values.fields[0].confidence = 0.3
        values.fields.append(
            Field(name: "vendor_name", value: "Right", text: "Right", confidence: 0.8, source: "test"))
        #expect(try PathPattern(parsing: "{vendor}").path(for: values) == "Right")
    }

    @Test("dates a document by itself before its arrival, and ignores what is no date")
    func dates() throws {
        #expect(
            try path("{date}", [("issue_date", "2025-05-05"), ("start_date", "2024-01-01")]) == "2025-05-05")
        #expect(try path("{date}", [("invoice_date", "soon"), ("start_date", "2024-01-01")]) == "2024-01-01")
        #expect(try path("{date}", [("invoice_date", "2026-13-01")]) == "2026-03-01")
        #expect(try path("{date}") == "2026-03-01")
    }

    @Test(
        "makes a safe name of a hostile one",
        arguments: [
            ("../../etc/passwd", "etc-passwd"), ("..", "unknown"), (".", "unknown"), ("/", "unknown"),
            ("CON", "CON_"), ("con.txt", "con_.txt"), ("LPT1", "LPT1_"), ("COM¹", "COM¹_"), ("nul ", "nul_"),
            ("-rf *", "rf -"), (".hidden", "hidden"), ("~$lock", "$lock"), ("trailing. . ", "trailing"),
            ("a\u{0}b\u{1B}[31mc", "ab[31mc"), ("gpj.\u{202E}exe", "gpj.exe"), ("a\u{200B}\u{FEFF}b", "ab"),
            ("line\nbreak\ttab", "line break tab"), ("C:\\Windows\\x", "C--Windows-x"),
            ("\u{2028}", "unknown"),
            ("e\u{301}", "é"), ("🧾 Quittung", "🧾 Quittung"), ("a<b>c:d\"e|f?g*h", "a-b-c-d-e-f-g-h"),
            ("\u{E000}\u{FFFF}", "unknown"), ("Groß", "Groß"), ("Ёлка", "Ёлка"),
        ])
    func survivesHostileNames(name: String, expected: String) throws {
        #expect(try path("{vendor}", [("vendor_name", name)]) == expected)
    }

    @Test(
        "stays within its limits for names of any length",
        arguments: [
            String(repeating: "x", count: 300), String(repeating: "ü", count: 300),
            String(repeating: "👨‍👩‍👧‍👦", count: 90),
            "e" + String(repeating: "\u{301}", count: 5000), String(repeating: ".", count: 300),
        ])
    func staysShort(name: String) throws {
        let fields = [("vendor_name", name), ("invoice_number", "R-17"), ("issuer", name)]
        let pattern = Array(repeating: "{vendor}-{number}", count: 8).joined(separator: "/")
        let path = try path(pattern, fields)
        #expect(path.utf8.count <= 1000)
        let segments = path.split(separator: "/", omittingEmptySubsequences: false)
        #expect(segments.count == 8)
        for segment in segments {
            #expect(segment.utf8.count <= 120)
            #expect(segment.hasSuffix("-R-17"))
            #expect(!segment.hasPrefix("."))
        }
    }

    @Test(
        "says what is wrong, where, and what was probably meant",
        arguments: [
            ("", 0, nil), ("/x", 0, nil), ("a//b", 2, nil), ("a/", 2, nil), ("../x", 0, nil),
            ("a/./b", 2, nil),
            ("{categroy}/x", 1, "{category}"), ("x/{number|vendr}", 10, "{vendor}"), ("{}", 1, nil),
            ("{date:YYYY}", 6, nil), ("{name:yyyy}", 6, nil), ("{date:}", 6, nil), ("{name", 0, nil),
            ("name}", 4, nil), ("a:b", 1, nil), ("a\\b", 1, nil), ("a\u{202E}b", 1, nil),
            ("CON/{name}", 0, nil),
            ("{name}/trailing.", 7, nil), ("a/b/c/d/e/f/g/h/i", 16, nil),
        ] as [(String, Int, String?)])
    func explainsMistakes(pattern: String, offset: Int, nearest: String?) throws {
        let mistake = #expect(throws: PathPatternMistake.self) { try PathPattern(parsing: pattern) }
        #expect(mistake?.offset == offset)
        #expect(mistake?.nearest == nearest)
    }

    @Test("is written down as it was read")
    func codes() throws {
        let pattern = try PathPattern(parsing: "{category}/{number|name}")
        let json = try JSONEncoder().encode([pattern])
        #expect(try JSONDecoder().decode([PathPattern].self, from: json) == [pattern])
        #expect(throws: DecodingError.self) {
            try JSONDecoder().decode([PathPattern].self, from: Data(#"["{nope}"]"#.utf8))
        }
        #expect(PathPattern.fallback == (try PathPattern(parsing: PathPattern.fallback.source)))
    }
}

import Testing

@testable import Classification

@Suite("What the layout says")
struct StructuralFactsTests {
    @Test(
        "Pieces of a line are known by their shape",
        arguments: [
            ("1.234,56", PieceShape.amount), ("€12.00", .amount), ("-3,50", .amount), ("1'204.00", .amount),
            ("$1,234,567.89", .amount), ("12,00EUR", .amount), ("2026", .number), ("1.2.3", .sectionNumber),
            ("03.04.2026", .date), ("2026-04-03", .date), ("4/3/26", .date), ("09:42:19", .time),
            ("[12]", .citation),
            ("2015-2019", .yearRange), ("2015–2019", .yearRange), ("____", .underscores), (".....", .dots),
            ("☐", .checkbox), ("A4", .number), ("Am4", .word), ("word", .word), ("INV-0046", .word),
            ("1.2345,6", .number),
            ("", .word),
        ])
    func shapes(piece: String, expected: PieceShape) {
        #expect(PieceShape(ArraySlice(piece.utf8)) == expected)
    }

    private func facts(_ text: String) -> StructuralFacts {
        var facts = StructuralFacts()
        facts.add(TextPage(text: text), isFirst: true)
        return facts
    }

    @Test("Columns of amounts, dated lines and ways of paying are counted")
    func money() {
        let found = facts("1 Miete 780,00 1.000,00\n2 Lohn 2.000,00 3.000,00\n3 Bar 5,00 1,00")
        #expect(found.amounts == 6)
        #expect(found.amountColumns == 2)
        let till = facts("TOTAL 5.50\nCASH 10.00\nCHANGE 4.50")
        #expect(till.has(.tender) && till.has(.change))
        #expect(!facts("Change is hard for all of us in this town 4.50").has(.change))
    }

    @Test("A date at the start and an amount at the end make a line of a statement")
    func datedLines() {
        #expect(facts("01.03.2026 Miete 780,00\n02.03.2026 Lohn 2.000,00\n3 Uhr 5,00").datedAmountLines == 2)
    }

    @Test("Headers of a message need their colon")
    func headers() {
        #expect(facts("From: Ann <ann@mail.example>\nTo: Bob").addressedHeaders == 1)
        #expect(facts("From: Ann\nTo: Bob").has(.from))
        #expect(!facts("From Paris we went on to London").has(.from))
    }

    @Test("Blanks, boxes, contents, citations and years are counted")
    func marks() {
        let found = facts(
            """
            Name ________ Phone ________
            ☐ yes ☐ no
            Introduction ........ 3
            as shown [1] and [2, 3]
            2015 – 2019 Engineer
            03/2019 - present Manager
            § 1 Scope
            1.2 Method
            """)
        #expect(found.blanks == 2)
        #expect(found.checkboxes == 2)
        #expect(found.dotLeaders == 1)
        #expect(found.citations == 2)
        #expect(found.yearRanges == 2)
        #expect(found.clauses == 1)
        #expect(found.numberedHeadings == 1)
    }

    @Test(
        "A machine-readable zone is known by its fillers and its length",
        arguments: [
            ("P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", true),
            ("IDD<<T220001293<<<<<<<<<<<<<<<", true),
            ("P<UTO ERIKSSON<<ANNA<MARIA «<<<<<<<<<<<<<<<<", true),
            ("if (a << 2) { shift << left << right; }", false),
            ("<<<<", false),
        ])
    func zone(text: String, isZone: Bool) {
        #expect(facts(text).machineReadableLines == (isZone ? 1 : 0))
    }
}

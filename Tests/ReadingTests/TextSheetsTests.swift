import Testing

@testable import Reading

@Suite("Text cut into sheets")
struct TextSheetsTests {
    private func sheets(_ text: String, upTo most: Int = 100) -> [[String]] {
        TextSheets(text, upTo: most).sheets.map { $0.map(String.init) }
    }

    @Test("Line ends of every system end a row, a form feed ends a sheet")
    func rowsAndSheets() {
        #expect(sheets("a\nb\r\nc\rd\u{0C}e") == [["a", "b", "c", "d"], ["e"]])
        #expect(sheets("a\n\nb") == [["a", "", "b"]])
        #expect(sheets("") == [[]])
    }

    @Test("A sheet holds eighty rows")
    func fullSheet() {
        let text = (1...81).map(String.init).joined(separator: "\n")
        #expect(sheets(text).map(\.count) == [80, 1])
    }

    @Test("A row without end is folded between words, and in the middle of a word when it must be")
    func folded() {
        let words = sheets(String(repeating: "word ", count: 1000))[0]
        #expect(words.map(\.count) == [2000, 2000, 1000])
        #expect(sheets(String(repeating: "ab cd", count: 401))[0].map(\.count) == [1998, 7])
        let letters = sheets(String(repeating: "a", count: 40_000))
        #expect(
            letters.map { $0.map(\.count) } == [
                Array(repeating: 2000, count: 8), Array(repeating: 2000, count: 8),
                Array(repeating: 2000, count: 4),
            ])
    }

    @Test("Cutting stops one sheet after the most that anybody wants")
    func stopsEarly() {
        #expect(sheets(String(repeating: "\u{0C}", count: 1000), upTo: 5).count == 6)
    }
}

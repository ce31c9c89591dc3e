import Documents
import Reading
import Testing

@Suite("Lines, turns and samples of a page")
struct LayoutTests {
    private func word(_ text: String, x: Double, y: Double, confidence: Double = 1) -> Word {
        Word(text: text, box: Box(x: x, y: y, width: 0.1, height: 0.02), confidence: confidence, line: 0)
    }

    @Test("Lines that stand apart, and lines of the next column, begin a block")
    func blocks() {
        let lines = [
            TextLine(words: [word("one", x: 0.1, y: 0.10)]),
            TextLine(words: [word("two", x: 0.1, y: 0.13)]),
            TextLine(words: [word("three", x: 0.1, y: 0.20)]),
            TextLine(words: [word("four", x: 0.6, y: 0.10)]),
        ].markingBlocks()
        #expect(lines.map(\.startsBlock) == [false, false, true, true])
        #expect(lines.text == "one\ntwo\n\nthree\n\nfour")
        #expect(lines.words.map(\.line) == [0, 1, 2, 3])
    }

    @Test("What a picture says stands after the lines of its column above it")
    func linesOfPictures() {
        func line(_ text: String, x: Double, y: Double) -> TextLine {
            TextLine(words: [
                Word(text: text, box: Box(x: x, y: y, width: 0.3, height: 0.02), confidence: 1, line: 0)
            ])
        }
        let columns = [
            line("left 1", x: 0.1, y: 0.1), line("left 2", x: 0.1, y: 0.6), line("right 1", x: 0.6, y: 0.1),
            line("right 2", x: 0.6, y: 0.6),
        ]
        func text(_ box: Box) -> String {
            columns.inserting([line("picture", x: box.x, y: box.y)], of: box).text
        }
        #expect(text(Box(x: 0.1, y: 0.3, width: 0.3, height: 0.1)).hasPrefix("left 1\n\npicture\n\nleft 2"))
        #expect(text(Box(x: 0.6, y: 0.3, width: 0.3, height: 0.1)).hasSuffix("right 1\n\npicture\n\nright 2"))
        #expect(text(Box(x: 0.6, y: 0.8, width: 0.3, height: 0.1)).hasSuffix("right 2\n\npicture"))
        #expect(text(Box(x: 0.6, y: 0, width: 0.3, height: 0.05)).contains("left 2\n\npicture\n\nright 1"))
        #expect([TextLine]().inserting([line("alone", x: 0, y: 0)], of: .whole).text == "alone")
    }

    @Test("A second reading mends what it is surer of, and adds what the first has not, in its line")
    func mending() {
        func word(_ text: String, x: Double, y: Double = 0.1, width: Double = 0.1, sure: Double) -> Word {
            Word(text: text, box: Box(x: x, y: y, width: width, height: 0.02), confidence: sure, line: 0)
        }
        let first = [
            TextLine(words: [word("Mi1k", x: 0.1, sure: 0.5), word("bread", x: 0.3, sure: 0.9)]),
            TextLine(words: [
                word("To", x: 0.1, y: 0.2, width: 0.04, sure: 0.4),
                word("tal", x: 0.15, y: 0.2, width: 0.05, sure: 0.4),
            ]),
        ]
        let second = [
            TextLine(words: [
                word("Milk", x: 0.1, sure: 0.8), word("breed", x: 0.3, sure: 0.92),
                word("1.20", x: 0.7, sure: 0.9),
                word("~", x: 0.85, sure: 0.9), word("smudge", x: 0.5, sure: 0.3),
            ]),
            TextLine(words: [
                word("Total", x: 0.1, y: 0.2, sure: 0.7), word("Thanks", x: 0.1, y: 0.5, sure: 0.9),
            ]),
        ]
        #expect(first.mended(with: second, by: .sameEngine).text == "Milk bread 1.20\nTotal\n\nThanks")
        #expect(first.mended(with: [], by: .sameEngine) == first)
        // One that knows better may be a little less sure, and what it does not see at all must have been read surely.
        let better = [TextLine(words: [word("Milk", x: 0.1, sure: 0.4)])]
        #expect(first.mended(with: better, by: .betterEngine).text == "Milk bread")
    }

    @Test("Confidence is weighted by length")
    func confidence() {
        let line = TextLine(words: [
            word("abc", x: 0, y: 0, confidence: 1), word("d", x: 0, y: 0, confidence: 0),
        ])
        #expect([line].confidence == 0.75)
        #expect([TextLine]().confidence == 0)
    }

    @Test("Four quarters bring a box back, and one clockwise takes the left edge to the top")
    func turns() {
        let box = Box(x: 0.1, y: 0.25, width: 0.5, height: 0.125)
        #expect(Turn(quarters: 1).applied(to: box) == Box(x: 0.625, y: 0.1, width: 0.125, height: 0.5))
        #expect((Turn(quarters: 3) + Turn(quarters: 2)).degrees == 90)
        for quarters in 0..<4 {
            let there = Turn(quarters: quarters)
            let back = Turn(quarters: -quarters).applied(to: there.applied(to: box))
            #expect(abs(back.x - box.x) < 1e-12 && abs(back.y - box.y) < 1e-12)
        }
    }

    @Test("Words that follow each other downwards were turned clockwise")
    func directionOfLines() {
        let across = TextLine(words: [word("a", x: 0.1, y: 0.5), word("b", x: 0.3, y: 0.5)])
        let down = TextLine(words: [word("a", x: 0.5, y: 0.1), word("b", x: 0.5, y: 0.3)])
        let up = TextLine(words: [word("a", x: 0.5, y: 0.3), word("b", x: 0.5, y: 0.1)])
        #expect(Turn(toUpright: [across], aspect: 0.7) == .none)
        #expect(Turn(toUpright: [down, down], aspect: 0.7).degrees == 270)
        #expect(Turn(toUpright: [up, up], aspect: 0.7).degrees == 90)
    }

    @Test("The sample is taken where the text is thickest")
    func sample() throws {
        let thin = (0..<10).map { TextLine(words: [word("a", x: 0.1, y: 0.05 * Double($0))]) }
        let thick = (0..<6).map { TextLine(words: [word("abcdefgh", x: 0.1, y: 0.6 + 0.03 * Double($0))]) }
        let sample = try #require(PageSample(lines: thin + thick))
        #expect(sample.box.y > 0.58 && sample.box.maxY < 0.8)
        #expect(PageSample(lines: []) == nil)
    }

    @Test("Words come in normal form, without ligatures and control characters")
    func wordText() {
        #expect(WordText.normalise("e\u{301}\u{FB01}n") == "éfin")
        #expect(WordText.normalise("a\u{200B}\u{7}b") == "ab")
        #expect(WordText.normalise("Trenn\u{AD}") == "Trenn-")
    }
}

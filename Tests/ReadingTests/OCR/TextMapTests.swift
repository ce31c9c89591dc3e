import Documents
import Foundation
import Testing

@testable import Reading

@Suite("Runs of text, from what a network sees to words")
struct TextMapTests {
    /// A map on which `isText` says where text is.
    private func map(_ width: Int, _ height: Int, isText: (Int, Int) -> Bool) -> TextMap {
        TextMap(
            width: width, height: height,
            likelihoods: (0..<width * height).map { isText($0 % width, $0 / width) ? 0.9 : 0.05 })
    }

    @Test("What hangs together is one run, widened by what the network leaves out at its edges")
    func runs() throws {
        let map = map(200, 100) { x, y in
            (20..<120).contains(x) && (30..<40).contains(y)
                || (150..<190).contains(x) && (30..<40).contains(y)
        }
        let strips = map.strips(scale: (x: 2, y: 3))
        try #require(strips.count == 2)
        let first = strips[0].box(of: 0...1, width: 400, height: 300)
        // Its 101 by 11 places and 1.4 of their area over their circumference on each side, as a thin run is closed.
        let margin = 101.0 * 11 * 1.4 / (2 * 112)
        #expect(abs(first.x * 200 - (20 - margin)) < 0.01 && abs(first.maxX * 200 - (121 + margin)) < 0.01)
        #expect(abs(first.y * 100 - (30 - margin)) < 0.01 && abs(first.maxY * 100 - (41 + margin)) < 0.01)
    }

    @Test("Specks, and what is unlikely on the whole, are no text")
    func noText() {
        #expect(map(60, 60) { x, y in x == 30 && y == 30 }.strips(scale: (1, 1)).isEmpty)
        let unlikely = TextMap(
            width: 60, height: 60,
            likelihoods: (0..<3600).map { (20..<40).contains($0 / 60) ? 0.4 : 0 })
        #expect(unlikely.strips(scale: (1, 1)).isEmpty)
    }

    @Test("A run aslant is cut along its own line", arguments: [-0.2, -0.05, 0.05, 0.2])
    func aslant(slope: Double) throws {
        let map = map(300, 200) { x, y in
            (40..<260).contains(x) && abs(Double(y) - 100 - slope * Double(x - 150)) < 6
        }
        let strip = try #require(map.strips(scale: (1, 1)).first)
        #expect(abs(strip.along.y / strip.along.x - slope) < 0.01)
        #expect(strip.down.length < 40)
    }

    @Test("A run that is much higher than wide is read downwards")
    func downwards() throws {
        let map = map(100, 200) { x, y in (40..<52).contains(x) && (20..<180).contains(y) }
        let strip = try #require(map.strips(scale: (1, 1)).first)
        #expect(strip.along.y > 150 && abs(strip.along.x) < 1)
        #expect(strip.origin.x > 50 && strip.down.x < -10)
    }

    private static let alphabet = Alphabet(list: "a\nb\n中\n：\né")

    @Test("The alphabet knows Latin and what goes with it, and writes wide signs as usual ones")
    func alphabet() {
        let alphabet = Self.alphabet
        #expect(alphabet.count == 7)
        #expect(alphabet[0] == nil && alphabet[1] == "a" && alphabet[4] == ":" && alphabet[6] == " ")
        #expect(alphabet.classes == [0, 1, 2, 4, 5, 6])
    }

    @Test(
        "A sign that is seen again and again is written once, unless nothing lies between",
        arguments: [
            ([1, 1, 0, 2, 2, 2], ["ab"]), ([1, 0, 1], ["aa"]), ([1, 2, 6, 1], ["ab", "a"]),
            ([0, 0, 6, 6, 0], []), ([1, 0, 0, 0, 0, 0, 2], ["a", "b"]), ([1, 0, 0, 0, 0, 2], ["ab"]),
            ([1, 6, 1, 1], ["a", "a"]),
        ])
    func spans(classes: [Int], words: [String]) {
        let readings = classes.map { LineReader.Reading(sign: $0, likelihood: 0.5) }
        #expect(LineReader.spans(of: readings, in: Self.alphabet).map(\.text) == words)
    }

    @Test("A word knows its columns, and how likely each of its signs is")
    func columns() throws {
        let readings = [(0, 0.9), (1, 0.8), (1, 0.7), (0, 0.9), (2, 0.6), (0, 0.9)].map {
            LineReader.Reading(sign: $0.0, likelihood: Float($0.1))
        }
        let span = try #require(LineReader.spans(of: readings, in: Self.alphabet).first)
        #expect(span.columns == 1...4)
        #expect(span.likelihoods == [0.8, 0.6])
    }

    @Test("Runs beside each other make one line, runs below each other don't")
    func rows() {
        func run(_ text: String, x: Double, y: Double, width: Double = 0.2) -> TextLine {
            TextLine(words: [
                Word(text: text, box: Box(x: x, y: y, width: width, height: 0.02), confidence: 0.9, line: 0)
            ])
        }
        let runs = [
            run("2.35", x: 0.7, y: 0.101), run("Bread", x: 0.1, y: 0.1), run("Total", x: 0.1, y: 0.13),
            run("aslant", x: 0.15, y: 0.138, width: 0.3),
        ]
        #expect(runs.joinedInRows().text == "Bread 2.35\nTotal\naslant")
    }
}

import CTesseract
import Documents
import Foundation
import Testing

@testable import Reading

/// One contract, one suite: whatever the engine.
@Suite("Every OCR engine", .timeLimit(.minutes(5)))
struct RecognitionEngineTests {
    private static let letter = [
        "Dear customer, thank you", "for your order of March.", "The total is 1,249.50 EUR",
        "and was paid on 4 May.",
    ]
    private static let later = ContinuousClock.now + .seconds(3600)

    /// - Parameter prepare: gets the drawn page, and gives the picture to read.
    private func read(
        _ lines: [String], by engine: any RecognitionEngine, layout: PageLayout = .automatic,
        prepare: (borrowing Pixels) throws -> Pixels = { try $0.flattened() }
    ) throws -> Recognition {
        let paper = try DrawnPaper()
        try paper.makePNG("page.png", lines: lines)
        let picture = try prepare(Pixels(pixRead(paper.path("page.png"))))
        return try engine.recognise(picture, resolution: 200, layout: layout, deadline: Self.later)
    }

    @Test("reads printed lines in their order, each word in its place", arguments: EngineUnderTest.allCases)
    func printedLines(engine: EngineUnderTest) throws {
        let recognition = try read(Self.letter, by: engine.load())
        #expect(recognition.lines.text.split(separator: "\n").map(String.init) == Self.letter)
        #expect(recognition.toUpright == .none)
        for (number, line) in recognition.lines.enumerated() {
            for (before, after) in zip(line.words, line.words.dropFirst()) {
                #expect(before.box.maxX <= after.box.x + 0.01)
            }
            for word in line.words {
                #expect(word.confidence > 0.6 && word.confidence <= Word.surestRecognised)
                // Its baseline, as DrawnPaper writes: an A5 page is 595 points high.
                let baseline = (60 + 18 * Double(number)) / 595
                #expect(word.box.y < baseline - 0.004 && baseline - 0.004 < word.box.maxY)
                #expect(word.box.height < 24.0 / 595)
            }
        }
        let first = try #require(recognition.lines.first?.words.first)
        #expect(abs(first.box.x - 40.0 / 420) < 0.015)
    }

    @Test("sees nothing on a blank picture, nor on one of a few pixels", arguments: EngineUnderTest.allCases)
    func blank(engine: EngineUnderTest) throws {
        let engine = try engine.load()
        for (width, height) in [(800, 600), (40, 30), (3, 3), (1, 1), (2000, 1), (1, 2000)] {
            let picture = try Pixels(greyWidth: width, height: height)
            let recognition = try engine.recognise(
                picture, resolution: nil, layout: .automatic, deadline: Self.later)
            #expect(recognition.lines == [], "\(width) by \(height)")
        }
    }

    @Test("gives up when its time is over", arguments: EngineUnderTest.allCases)
    func deadline(engine: EngineUnderTest) throws {
        let engine = try engine.load()
        let picture = try Pixels(greyWidth: 800, height: 600)
        let refusal = #expect(throws: Refusal.self) {
            try engine.recognise(picture, resolution: nil, layout: .automatic, deadline: .now)
        }
        #expect(refusal?.code == .extractorTimedOut)
    }

    @Test("reads black and white, grey and colours alike", arguments: EngineUnderTest.allCases)
    func depths(engine: EngineUnderTest) throws {
        let engine = try engine.load()
        let colours = try read(Self.letter, by: engine) { try $0.flattened() }
        let grey = try read(Self.letter, by: engine) { try Pixels(pixConvertTo8($0.handle, 0)) }
        let black = try read(Self.letter, by: engine) { try Pixels(pixConvertTo1($0.handle, 160)) }
        #expect(colours.wordCount == 20)
        #expect(grey.lines.text == colours.lines.text)
        #expect(black.lines.text == colours.lines.text)
    }

    @Test("leaves nothing of a picture behind for the next", arguments: EngineUnderTest.allCases)
    func noTraces(engine: EngineUnderTest) throws {
        let engine = try engine.load()
        let first = try read(Self.letter, by: engine)
        let other = try read(["Another page altogether"], by: engine)
        let again = try read(Self.letter, by: engine)
        #expect(other.lines.text == "Another page altogether")
        #expect(again.lines == first.lines)
    }

    @Test("says by how much a sideways page must be turned", arguments: EngineUnderTest.allCases)
    func sideways(engine: EngineUnderTest) throws {
        let recognition = try read(Self.letter, by: engine.load()) { try $0.flattened().turned(quarters: 1) }
        #expect(recognition.toUpright == Turn(quarters: 3))
        #expect(recognition.lines.text.contains("customer"))
    }

    @Test("takes whatever layout it is asked for", arguments: EngineUnderTest.allCases)
    func layouts(engine: EngineUnderTest) throws {
        let engine = try engine.load()
        for layout in [PageLayout.automatic, .singleBlock, .sparse] {
            let words = try read(Self.letter, by: engine, layout: layout).lines.words.map(\.text)
            #expect(words.contains("customer,") && words.contains("1,249.50"))
        }
    }
}

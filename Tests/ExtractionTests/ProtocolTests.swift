import Documents
import Extraction
import Foundation
import Testing

@Suite("What worker and extractor say to each other")
struct ProtocolTests {
    @Test("A request survives the wire, on one line")
    func request() throws {
        var request = ReadRequest(
            path: "/b/a\nb", fileName: "Rechnung \u{2013} März.txt", options: ExtractionOptions(ocr: .redo))
        request.pages = 2...7
        request.wholeUpTo = 9
        request.settled = SettledReading(language: "deu", rotation: 90)
        let line = try ExtractorLine.encode(ExtractorRequest.read(request))
        #expect(line.last == 0x0A)
        #expect(line.dropLast().firstIndex(of: 0x0A) == nil)
        guard case .read(let decoded) = try ExtractorLine.decode(ExtractorRequest.self, from: line) else {
            Issue.record("it is no read request")
            return
        }
        #expect(decoded == request)
    }

    @Test("Options say nothing of the second engine as long as it is as usual, so that versions stay")
    func optionsOnRecord() throws {
        let usual = try JSONEncoder().encode(ExtractionOptions())
        #expect(!String(decoding: usual, as: UTF8.self).contains("secondEngine"))
        #expect(try JSONDecoder().decode(ExtractionOptions.self, from: usual) == ExtractionOptions())
        let off = ExtractionOptions(languages: ["eng"], secondEngine: .off)
        let decoded = try JSONDecoder().decode(ExtractionOptions.self, from: JSONEncoder().encode(off))
        #expect(decoded == off)
    }

    @Test("An extractor is told of its files by words")
    func reach() {
        let reach = ExtractorReach(readable: ["/blobs", "/b b"], writable: ["/tmp/w"], secondEngine: "/e")
        #expect(ExtractorReach(arguments: reach.arguments) == reach)
        #expect(ExtractorReach(arguments: ["--second-engine"]) == nil)
    }

    @Test("A page survives the wire with its words and boxes")
    func page() throws {
        let word = Word(
            text: "Größe", box: Box(x: 0.1, y: 0.25, width: 0.5, height: 0.02), confidence: 0.914, line: 3)
        let page = Page(
            number: 4, source: .ocr, text: "Größe\n\nfolgt", confidence: 0.9, rotation: 270, width: 842,
            height: 595, resolution: 300, words: [word])
        let line = try ExtractorLine.encode(ExtractorReply.page(page))
        guard case .page(let decoded) = try ExtractorLine.decode(ExtractorReply.self, from: line) else {
            Issue.record("it is no page")
            return
        }
        #expect(decoded == page)
    }

    @Test("Lines come whole, however the bytes are cut")
    func lines() throws {
        let bytes = Array("one\ntwo\n\nfour".utf8)
        for size in 1...bytes.count {
            var buffer = LineBuffer()
            var lines: [String] = []
            for start in stride(from: 0, to: bytes.count, by: size) {
                try buffer.append(bytes[start..<min(start + size, bytes.count)])
                while let line = buffer.next() { lines.append(String(decoding: line, as: UTF8.self)) }
            }
            #expect(lines == ["one", "two", ""])
        }
    }

    @Test("A line that does not end is refused before it fills the memory")
    func endlessLine() throws {
        var buffer = LineBuffer(longest: 100)
        try buffer.append(Array(repeating: 65, count: 90))
        #expect(throws: LineBuffer.TooLong.self) { try buffer.append(Array(repeating: 65, count: 90)) }
    }
}

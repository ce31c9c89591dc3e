import CTesseract
import Documents
import Extraction
import Foundation
import Testing

@testable import Reading

@Suite("The second engine, in an extractor with all its limits", .timeLimit(.minutes(10)))
struct SecondEngineTests {
    private static let receipt = [
        "Corner shop, 14 Mill Lane", "Wholemeal bread 2.35", "Apples, one kilo 3.10", "Coffee beans 8.95",
        "Total 14.40", "Paid in cash, thank you",
    ]

    /// As a till prints it and a telephone takes it: small, faint and grainy.
    private func makeReceipt(on paper: DrawnPaper) throws {
        try paper.makePNG("drawn.png", lines: Self.receipt)
        let drawn = try Pixels(pixRead(paper.path("drawn.png")))
        let grey = try Pixels(pixConvertTo8(drawn.handle, 0))
        let small = try Pixels(pixScale(grey.handle, 0.45, 0.45))
        var seed: UInt32 = 7
        for row in 0..<small.height {
            for column in 0..<small.width {
                var value: UInt32 = 0
                pixGetPixel(small.handle, Int32(column), Int32(row), &value)
                seed = seed &* 1_664_525 &+ 1_013_904_223
                let grain = Double(seed >> 24) / 255 * 80 - 40
                let shade = max(0, min(255, 110 + 100 * Double(value) / 255 + grain))
                pixSetPixel(small.handle, Int32(column), Int32(row), UInt32(shade))
            }
        }
        guard pixWrite(paper.path("receipt.png"), small.handle, Int32(IFF_PNG)) == 0 else {
            throw DrawnPaper.Broken()
        }
    }

    /// How many of its 18 words are read as they were drawn.
    private func found(on page: Page) -> Int {
        let drawn = Self.receipt.flatMap { $0.split(separator: " ").map(String.init) }
        return Set(drawn).intersection(page.words.map(\.text)).count
    }

    private func read(_ paper: DrawnPaper, _ options: ExtractionOptions) async throws -> Page {
        let document = try await paper.pool.read(
            ReadRequest(path: paper.path("receipt.png"), fileName: "receipt.png", options: options))
        return try #require(document.pages.first)
    }

    @Test("A page that Tesseract read unsurely is read by it too, unless the pipeline says no")
    func unsurePage() async throws {
        let paper = try DrawnPaper(secondEngine: EngineUnderTest.secondEngine().folder)
        try makeReceipt(on: paper)
        let both = try await read(paper, ExtractionOptions(languages: ["eng"]))
        let one = try await read(paper, ExtractionOptions(languages: ["eng"], secondEngine: .off))
        await paper.pool.shutdown()
        #expect(found(on: both) > found(on: one))
        #expect(found(on: both) >= 15)
        #expect(both.confidence > one.confidence)
    }

    @Test("Where its models know no letter, or memory would not do, Tesseract reads alone")
    func alone() async throws {
        let paper = try DrawnPaper(secondEngine: EngineUnderTest.secondEngine().folder)
        try makeReceipt(on: paper)
        let limits = ExtractionLimits(memory: 400 << 20)
        let off = try await read(paper, ExtractionOptions(languages: ["rus"], secondEngine: .off))
        let cyrillic = try await read(paper, ExtractionOptions(languages: ["rus"]))
        let tight = try await read(paper, ExtractionOptions(languages: ["eng"], limits: limits))
        let alone = try await read(paper, ExtractionOptions(languages: ["eng"], secondEngine: .off))
        await paper.pool.shutdown()
        #expect(cyrillic.text == off.text)
        #expect(tight.text == alone.text)
    }

    @Test("Damaged files are a fault of the machine, and no document's")
    func damaged() async throws {
        let files = try EngineUnderTest.secondEngine()
        let folder = FileManager.default.temporaryDirectory.appending(path: "a2d2-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let damaged = try #require(
            try {
                try FileManager.default.copyItem(
                    atPath: files.runtime, toPath: folder.appending(path: "libonnxruntime.so").path)
                for name in ["finder.onnx", "reader.onnx"] {
                    try Data("no model".utf8).write(to: folder.appending(path: name))
                }
                return SecondEngineFiles(folder: folder.path)
            }())
        let paper = try DrawnPaper(secondEngine: damaged.folder)
        try makeReceipt(on: paper)
        let fault = await #expect(throws: ExtractorFault.self) {
            try await read(paper, ExtractionOptions(languages: ["eng"]))
        }
        await paper.pool.shutdown()
        #expect(fault?.exit == .brokenEngine)
        try FileManager.default.removeItem(at: folder)
        #expect(SecondEngineFiles(folder: folder.path) == nil)
    }
}

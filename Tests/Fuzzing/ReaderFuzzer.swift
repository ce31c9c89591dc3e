import Documents
@testable import Extraction
import Foundation
@testable import Reading

@main
enum ReaderFuzzer {
    static func main() {
        var count = CommandLine.argc
        var arguments = CommandLine.unsafeArgv
        exit(runDriver(&count, &arguments, testOneInput))
    }

    /// A trap, a signal or a hang is a find; whatever is thrown is an answer.
    ///
    /// - Parameter input: the first byte says which reader, as `Reader` counts; the rest is what it reads.
    fileprivate static func read(_ input: [UInt8]) {
        guard let first = input.first else { return }
        let reader = Reader.allCases[Int(first) % Reader.allCases.count]
        try? reader.read(Array(input.dropFirst()))
    }
}

/// Under the name that libFuzzer's own `main` calls, which the linker finds in its library beside ours.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    ReaderFuzzer.read([UInt8](UnsafeBufferPointer(start: bytes, count: count)))
    return 0
}

/// libFuzzer's own (FuzzerInterface.h); it calls `test` with each input.
@_silgen_name("LLVMFuzzerRunDriver")
private func runDriver(
    _ count: UnsafeMutablePointer<CInt>,
    _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
    _ test: @convention(c) (_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt
) -> CInt

/// The readers of our own, and the parts of those that others wrote with code of ours around them.
private enum Reader: CaseIterable {
    case text, markup, table, mail, document
    case contentStream, tiff, png, jpeg, compressedRichText
    case reply, request
    case glyphs, raster

    func read(_ bytes: [UInt8]) throws {
        switch self {
        case .text: try readDocument(bytes, named: "input.md")
        case .markup: try readDocument(bytes, named: "input.html")
        case .table: try readDocument(bytes, named: "input.csv")
        case .mail: try readDocument(bytes, named: "input.eml")
        case .document: try readDocument(bytes, named: "input")
        case .contentStream: _ = InvisibleText.removed(from: bytes)
        case .tiff:
            for frame in try TIFFDirectory.frames(of: Data(bytes), limit: 50) {
                _ = (frame.width, frame.onlyStrip)
            }
        case .png: _ = try PNGImage(Data(bytes)).image
        case .jpeg:
            _ = ExifOrientation(jpeg: bytes).value
            _ = try JPEGImage(Data(bytes)).image
        case .compressedRichText: _ = CompressedRichText.unpack(bytes)
        case .reply: try readLines(bytes, as: ExtractorReply.self)
        case .request: try readLines(bytes, as: ExtractorRequest.self)
        case .glyphs: judge(String(decoding: bytes, as: UTF8.self))
        case .raster: look(at: bytes)
        }
    }

    /// A text layer of these characters, ten to a line of the page.
    private func judge(_ text: String) {
        let glyphs = text.unicodeScalars.enumerated().map { index, scalar in
            let box = Box(
                x: Double(index % 10) / 10, y: Double(index / 10) / 1000, width: 0.1, height: 0.001)
            return PDFGlyph(scalar: scalar, box: box)
        }
        let layer = PDFTextLayer(glyphs: glyphs, aspect: 0.7, pictures: [])
        _ = TextLayerVerdict(layer.facts, ocr: .auto, languages: ["eng"])
    }

    /// A page of these grey values, as wide as the first of them says.
    private func look(at bytes: [UInt8]) {
        let width = Int(bytes.first ?? 0) + 1
        let height = bytes.count / width
        guard height > 0 else { return }
        let raster = GreyRaster(width: width, height: height, bytes: Array(bytes.prefix(width * height)))
        _ = (raster.isBlank, PatchCodeFinder(raster).find())
    }

    /// As an extractor does, without its confinement. Not of PDFs and pictures, which poppler and Leptonica decode: those have
    /// fuzzers of their own, and no code of ours sees their bytes first.
    private func readDocument(_ bytes: [UInt8], named name: String) throws {
        try Data(bytes).write(to: URL(filePath: Self.path))
        let request = ReadRequest(path: Self.path, fileName: name, options: Self.options)
        let type = try DocumentFile(path: Self.path, name: name).mediaType
        guard type != .pdf, !type.isImage else { return }
        let source = try FormatLibrary.standard.open(request)
        _ = source.structuredData
        try source.sendChildren(to: Nowhere())
        let reading = DocumentReading(
            source: source, options: Self.options, recognizer: Recognizer(engines: EngineShelf()))
        for number in 1...source.pageCount { _ = try reading.page(number) }
    }

    private func readLines<Line: Decodable>(_ bytes: [UInt8], as type: Line.Type) throws {
        var lines = LineBuffer(longest: 1 << 16)
        var rest = bytes[...]
        while !rest.isEmpty {
            try lines.append(rest.prefix(61))
            rest = rest.dropFirst(61)
            while let line = lines.next() { _ = try ExtractorLine.decode(type, from: line) }
        }
    }

    private static let options = ExtractionOptions(ocr: .skip, limits: ExtractionLimits(pages: 200))
    /// In memory; one for each process.
    private static let path = "/dev/shm/a2d2-fuzz-\(ProcessInfo.processInfo.processIdentifier)"
}

private struct Nowhere: ChildOutlet {
    func send(
        _ file: EmbeddedFile, content: ((UnsafeRawBufferPointer) throws -> Void) throws -> Void
    ) throws {
        try content { _ in }
    }

    func refuse(_ file: EmbeddedFile, because refusal: Refusal) {}
}

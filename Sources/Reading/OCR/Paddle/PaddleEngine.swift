import Documents
import Extraction

/// The models of PP-OCR (PaddleOCR), run by ONNX Runtime: one finds runs of text, one reads them. On receipts, forms and
/// photographs it reads much more than Tesseract does (docs/decisions/0084). It knows neither columns nor paragraphs.
final class PaddleEngine: RecognitionEngine {
    private let finder: TextFinder
    private let reader: LineReader

    /// Of address space, in bytes: what it takes while it looks for text, its models included; and the picture, turned in
    /// colours and twice in grey.
    static func roomNeeded(pixels: Int) -> Int { (420 << 20) + 6 * pixels }

    /// Throws `ExtractorExit.brokenEngine`, which ends the process: that is no fault of the document.
    init(files: SecondEngineFiles) throws {
        do {
            let runtime = try OnnxRuntime(path: files.runtime)
            finder = try TextFinder(path: files.finder, runtime: runtime)
            reader = try LineReader(path: files.reader, runtime: runtime)
        } catch is OnnxFault {
            throw ExtractorExit.brokenEngine
        }
    }

    func recognise(
        _ picture: borrowing Pixels, resolution: Double?, layout: PageLayout,
        deadline: ContinuousClock.Instant
    ) throws -> Recognition {
        do {
            try deadline.checkAhead()
            let strips = try finder.strips(on: picture)
            guard !strips.isEmpty else { return Recognition() }
            let grey = try GreyRaster(picture)
            var runs: [TextLine] = []
            for strip in strips {
                try deadline.checkAhead()
                let words = try reader.words(on: strip, of: grey)
                if !words.isEmpty { runs.append(TextLine(words: words)) }
            }
            var recognition = Recognition(lines: runs)
            recognition.toUpright = Turn(
                toUpright: runs, aspect: Double(picture.width) / Double(picture.height))
            if recognition.toUpright == .none { recognition.lines = runs.joinedInRows().markingBlocks() }
            return recognition
        } catch is OnnxFault {
            throw ExtractorExit.brokenEngine
        }
    }
}

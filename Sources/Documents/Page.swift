/// One page of a document: its text, and the words that the text is made of.
package struct Page: Sendable, Hashable, Codable {
    /// Where a page's text came from. `textLayer`: most of it; what pictures beside it say was recognised, as the
    /// confidence of those words tells. `none`: the page has no text that we could find.
    package enum Source: String, Sendable, Codable, CaseIterable {
        case textLayer = "text-layer"
        case ocr
        case none
    }

    /// From 1.
    package var number: Int
    package var source: Source
    /// Lines separated by `\n`, blocks by an empty line, in reading order; Unicode NFC.
    package var text: String
    /// 0 to 1: the mean confidence of the words, weighted by length; 1 for a text layer; 0 without text.
    package var confidence: Double
    /// Clockwise degrees by which the page as stored had to be turned to stand upright: 0, 90, 180, 270.
    package var rotation: Int
    /// Size of the upright page in PDF points (1/72 inch); for a picture without a resolution, as if at 300 dpi.
    package var width: Double
    package var height: Double
    /// Dots per inch at which the page was recognised; nil for a text layer.
    package var resolution: Double?
    package var words: [Word]

    package init(
        number: Int, source: Source, text: String, confidence: Double, rotation: Int = 0,
        width: Double, height: Double, resolution: Double? = nil, words: [Word] = []
    ) {
        self.number = number
        self.source = source
        self.text = text
        self.confidence = confidence
        self.rotation = rotation
        self.width = width
        self.height = height
        self.resolution = resolution
        self.words = words
    }

    /// The words that no text layer of the original has.
    package var recognisedWords: [Word] { source == .ocr ? words : words.filter(\.isRecognised) }
}

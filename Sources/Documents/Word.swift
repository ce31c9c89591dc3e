/// One word of a page. In JSON: `[text, x, y, width, height, confidence, line]`, since a page has hundreds.
package struct Word: Hashable, Sendable, Codable {
    package var text: String
    package var box: Box
    /// 0 to 1; 1 for a word from a text layer, and only for those.
    package var confidence: Double
    /// The number of its line in reading order, from 0. Words of one line stand together, left to right.
    package var line: Int

    /// The most that a recognised word can have: 1 is what a text layer says.
    package static let surestRecognised = 0.999

    package var isRecognised: Bool { confidence < 1 }

    package init(text: String, box: Box, confidence: Double, line: Int) {
        self.text = text
        self.box = box
        self.confidence = confidence
        self.line = line
    }

    package init(from decoder: any Decoder) throws {
        var container = try decoder.unkeyedContainer()
        text = try container.decode(String.self)
        box = Box(
            x: try container.decode(Double.self), y: try container.decode(Double.self),
            width: try container.decode(Double.self), height: try container.decode(Double.self))
        confidence = try container.decode(Double.self)
        line = try container.decode(Int.self)
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.unkeyedContainer()
        try container.encode(text)
        for value in [box.x, box.y, box.width, box.height] {
            try container.encode((value * 100_000).rounded() / 100_000)
        }
        try container.encode((confidence * 1000).rounded() / 1000)
        try container.encode(line)
    }
}

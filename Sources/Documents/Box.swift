/// A rectangle on a page as a reader sees it (upright, after rotation), in fractions of the page's width and
/// height, with the origin at the top left. So it holds at any resolution. In JSON: `[x, y, width, height]`.
package struct Box: Hashable, Sendable, Codable {
    package var x: Double
    package var y: Double
    package var width: Double
    package var height: Double

    package init(x: Double, y: Double, width: Double, height: Double) {
        self.x = x
        self.y = y
        self.width = width
        self.height = height
    }

    package static let whole = Box(x: 0, y: 0, width: 1, height: 1)

    package var maxX: Double { x + width }
    package var maxY: Double { y + height }
    package var midY: Double { y + height / 2 }

    /// The smallest box that holds both.
    package func union(_ other: Box) -> Box {
        let left = min(x, other.x)
        let top = min(y, other.y)
        return Box(
            x: left, y: top, width: max(maxX, other.maxX) - left, height: max(maxY, other.maxY) - top)
    }

    /// Where it lies on the page when it lies so within `part` of it.
    package func placed(in part: Box) -> Box {
        Box(
            x: part.x + x * part.width, y: part.y + y * part.height, width: width * part.width,
            height: height * part.height)
    }

    package init(from decoder: any Decoder) throws {
        var container = try decoder.unkeyedContainer()
        x = try container.decode(Double.self)
        y = try container.decode(Double.self)
        width = try container.decode(Double.self)
        height = try container.decode(Double.self)
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.unkeyedContainer()
        for value in [x, y, width, height] {
            try container.encode((value * 100_000).rounded() / 100_000)
        }
    }
}

import Documents

/// A word as the agents see it: on an upright plane in points, straightened when the scan is askew.
struct Token: Sendable {
    var text: String
    /// In points from the top left corner of the page.
    var area: Area
    /// Where it stands in the page's own fractions; nil for text that has no boxes.
    var box: Box?
    /// 0 to 1, as the reader of the page gave it.
    var confidence: Double
    /// The reader's own line number.
    var readerLine: Int
}

/// A rectangle in points.
struct Area: Sendable, Hashable {
    var left: Double
    var top: Double
    var right: Double
    var bottom: Double

    var height: Double { bottom - top }
    var width: Double { right - left }
    var middle: Double { (top + bottom) / 2 }

    func union(_ other: Area) -> Area {
        Area(
            left: min(left, other.left), top: min(top, other.top), right: max(right, other.right),
            bottom: max(bottom, other.bottom))
    }

    /// Points that both cover from left to right; negative for a gap between them.
    func overlapAcross(_ other: Area) -> Double {
        min(right, other.right) - max(left, other.left)
    }

    /// Points that both cover from top to bottom; negative for a gap between them.
    func overlapDown(_ other: Area) -> Double {
        min(bottom, other.bottom) - max(top, other.top)
    }
}

/// A picture as a list of shapes, in points, from the top left corner: made once, then painted on the page as SVG and
/// in the PDF by cairo.
package struct Drawing: Sendable, Hashable {
    package var size: Size
    /// Painted in this order.
    package var shapes: [Shape] = []
    /// For who can't see it: what it is, and what it shows.
    package var title: String
    package var summary: String

    package init(size: Size, title: String, summary: String = "") {
        self.size = size
        self.title = title
        self.summary = summary
    }

    package enum Shape: Sendable, Hashable {
        case line([Point], Stroke)
        case polygon([Point], Ink)
        /// With what a pointer over it tells.
        case rectangle(Rectangle, Ink, hint: String? = nil)
        case disc(centre: Point, radius: Double, Ink)
        case text(Label)
    }

    package struct Stroke: Sendable, Hashable {
        package var ink: Ink
        package var width: Double
        /// Lengths of strokes and gaps in turn; empty: one stroke throughout.
        package var dash: [Double] = []

        package init(_ ink: Ink, width: Double = 1, dash: [Double] = []) {
            self.ink = ink
            self.width = width
            self.dash = dash
        }
    }

    package struct Label: Sendable, Hashable {
        package enum Anchor: Sendable, Hashable {
            case start, middle, end
        }

        package var text: String
        /// On the base line.
        package var at: Point
        package var anchor: Anchor
        package var size: Double
        package var isBold: Bool
        package var ink: Ink

        package init(
            _ text: String, at: Point, anchor: Anchor = .start, size: Double = Drawing.textSize,
            isBold: Bool = false, ink: Ink = .text
        ) {
            self.text = text
            self.at = at
            self.anchor = anchor
            self.size = size
            self.isBold = isBold
            self.ink = ink
        }

        /// Where it stands, a little larger than it is.
        package var frame: Rectangle {
            let width = TextWidth.of(text, size: size)
            let left =
                switch anchor {
                case .start: at.x
                case .middle: at.x - width / 2
                case .end: at.x - width
                }
            return Rectangle(x: left, y: at.y - size * 0.95, width: width, height: size * 1.2)
        }
    }

    /// Of labels in charts.
    package static let textSize = 11.0
}

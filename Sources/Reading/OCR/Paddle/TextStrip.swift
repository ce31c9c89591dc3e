import Documents
import Foundation

/// A rectangle with a run of text in it, which may lie aslant, in pixels of its picture.
struct TextStrip {
    struct Point {
        var x: Double
        var y: Double

        static func + (left: Point, right: Point) -> Point { Point(x: left.x + right.x, y: left.y + right.y) }
        static func * (point: Point, factor: Double) -> Point {
            Point(x: point.x * factor, y: point.y * factor)
        }
        var length: Double { (x * x + y * y).squareRoot() }
    }

    /// Where the text begins, at the top of its letters.
    var origin: Point
    /// From there to the end of the text.
    var along: Point
    /// From there to the foot of the letters.
    var down: Point

    /// How much higher than wide a strip is whose text runs downwards.
    private static let sideways = 1.5

    /// - Parameters:
    ///   - along: what the rectangle spans in the direction of `angle`.
    ///   - across: what it spans at a right angle to it.
    ///   - scale: pixels of the picture for each unit of these.
    init(
        along: ClosedRange<Double>, across: ClosedRange<Double>, angle: Double, scale: (x: Double, y: Double)
    ) {
        let (cosine, sine) = (cos(angle), sin(angle))
        func point(_ u: Double, _ v: Double) -> Point {
            Point(x: (u * cosine - v * sine) * scale.x, y: (u * sine + v * cosine) * scale.y)
        }
        let corner = point(along.lowerBound, across.lowerBound)
        let right = point(along.upperBound, across.lowerBound) + corner * -1
        let below = point(along.lowerBound, across.upperBound) + corner * -1
        if below.length > Self.sideways * right.length {
            // Of the two ways that it may run we take the one of a page that was turned clockwise.
            origin = corner + right
            self.along = below
            down = right * -1
        } else {
            origin = corner
            self.along = right
            down = below
        }
    }

    /// The upright box around a part of it, in fractions of the picture.
    ///
    /// - Parameter share: of its length.
    func box(of share: ClosedRange<Double>, width: Int, height: Int) -> Box {
        let corners = [share.lowerBound, share.upperBound].flatMap { place in
            [origin + along * place, origin + along * place + down]
        }
        let columns = corners.map { max(0, min($0.x / Double(width), 1)) }
        let rows = corners.map { max(0, min($0.y / Double(height), 1)) }
        let (left, top) = (columns.min() ?? 0, rows.min() ?? 0)
        return Box(x: left, y: top, width: (columns.max() ?? 0) - left, height: (rows.max() ?? 0) - top)
    }
}

import Documents

/// The grey values of a page, a byte each, rows without padding.
package struct GreyRaster {
    package enum Direction: Sendable {
        case across, down
    }

    package let width: Int
    package let height: Int
    package let bytes: [UInt8]

    /// - Parameter bytes: `width` times `height`.
    package init(width: Int, height: Int, bytes: [UInt8]) {
        precondition(bytes.count == width * height)
        self.width = width
        self.height = height
        self.bytes = bytes
    }

    private static let dark: UInt8 = 128
    /// A speck of dust a page.
    private static let mostInkOfBlank = 0.0005
    /// What shadows and holes at the edges don't reach.
    private static let margin = 0.06

    /// Nothing is written on it.
    package var isBlank: Bool {
        let (across, down) = (Int(Double(width) * Self.margin), Int(Double(height) * Self.margin))
        guard width > 2 * across, height > 2 * down else { return false }
        var ink = 0
        for row in down..<(height - down) {
            for place in (row * width + across)..<(row * width + width - across)
            where bytes[place] < Self.dark {
                ink += 1
            }
        }
        return Double(ink) < Self.mostInkOfBlank * Double((width - 2 * across) * (height - 2 * down))
    }

    /// How many lines there are in a direction.
    func count(of direction: Direction) -> Int { direction == .across ? height : width }

    /// Where a line is light and dark, by turns; the first stroke is light, and may be empty.
    func strokes(on line: Int, along direction: Direction) -> [Range<Int>] {
        let (count, start, step) =
            direction == .across ? (width, line * width, 1) : (height, line, width)
        var strokes: [Range<Int>] = []
        var (begin, isDark) = (0, false)
        for place in 0..<count where (bytes[start + place * step] < Self.dark) != isDark {
            strokes.append(begin..<place)
            (begin, isDark) = (place, !isDark)
        }
        strokes.append(begin..<count)
        return strokes
    }

    /// In fractions of the page.
    func box(along direction: Direction, lines: ClosedRange<Int>, places: ClosedRange<Int>) -> Box {
        let (columns, rows) = direction == .across ? (places, lines) : (lines, places)
        let (across, down) = (Double(width), Double(height))
        return Box(
            x: Double(columns.lowerBound) / across, y: Double(rows.lowerBound) / down,
            width: Double(columns.count - 1) / across, height: Double(rows.count - 1) / down)
    }
}

import Documents

/// How a character of a text layer follows the one before it. poppler puts spaces and line feeds between words and
/// lines of running text, but none between the cells of a table or from one column to the next: there the places
/// of the characters tell.
enum GlyphStep: Sendable, Hashable {
    case sameWord
    case newWord
    case newLine

    /// Parts of the height of a character: kerning and letter-spacing stay below, word spaces above.
    private static let widestGap = 0.25
    /// Accents and kerned characters reach back that far.
    private static let widestOverlap = 1.0

    /// - Parameters: boxes in one unit for both directions, such as points.
    init(from before: Box, to after: Box) {
        let rows = Self.overlap(before.y, before.maxY, after.y, after.maxY)
        let columns = Self.overlap(before.x, before.maxX, after.x, after.maxX)
        let height = max(before.height, after.height)
        if rows >= 0.5 {
            let gap = after.x - before.maxX
            if gap > Self.widestGap * height {
                self = .newWord
            } else {
                self = gap < -max(Self.widestOverlap * height, before.width) ? .newLine : .sameWord
            }
        } else if columns >= 0.5 {
            // Text that runs up or down the page.
            let gap = max(after.y - before.maxY, before.y - after.maxY)
            self = gap > Self.widestGap * max(before.width, after.width) ? .newLine : .sameWord
        } else {
            self = .newLine
        }
    }

    /// How much two stretches share, as part of the shorter one; signs without extent share all where they touch.
    private static func overlap(_ start: Double, _ end: Double, _ otherStart: Double, _ otherEnd: Double)
        -> Double
    {
        let shared = min(end, otherEnd) - max(start, otherStart)
        let shorter = min(end - start, otherEnd - otherStart)
        return shorter > 0 ? shared / shorter : (shared >= 0 ? 1 : 0)
    }
}

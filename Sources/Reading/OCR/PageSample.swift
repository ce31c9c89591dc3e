package import Documents

/// A few lines in the thick of a page, enough to tell whether a way of reading it makes sense.
package struct PageSample: Sendable, Hashable {
    /// In fractions of the picture that the lines were read on.
    package let box: Box
    /// How sure the reading was of these lines.
    package let confidence: Double

    /// Nil for a page without lines.
    package init?(lines: [TextLine], count: Int = 6) {
        guard !lines.isEmpty else { return nil }
        let letters = lines.map { line in line.words.reduce(0) { $0 + $1.text.count } }
        let width = min(count, lines.count)
        var sum = letters.prefix(width).reduce(0, +)
        var (most, best) = (sum, 0)
        for start in 1..<max(1, lines.count - width + 1) {
            sum += letters[start + width - 1] - letters[start - 1]
            if sum > most { (most, best) = (sum, start) }
        }
        let chosen = Array(lines[best..<(best + width)])
        guard let box = chosen.compactMap(\.box).reduce(nil as Box?, { $0?.union($1) ?? $1 }) else {
            return nil
        }
        let margin = 0.01
        self.box =
            Box(
                x: box.x - margin, y: box.y - margin, width: box.width + 2 * margin,
                height: box.height + 2 * margin
            ).clamped
        confidence = chosen.confidence
    }
}

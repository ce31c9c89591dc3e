import Documents

extension Turn {
    /// The turn that puts lines upright which were read as they lie: Tesseract reads sideways text too, word after
    /// word, but does not say so (`PageIterator::Orientation` gives "up"). Words follow each other to the right in
    /// upright lines, downwards in lines that were turned clockwise.
    ///
    /// - Parameter aspect: width of the picture over its height.
    package init(toUpright lines: [TextLine], aspect: Double) {
        var (right, down) = (0.0, 0.0)
        for line in lines {
            for (before, after) in zip(line.words, line.words.dropFirst()) {
                right += (after.box.x + after.box.width / 2 - before.box.x - before.box.width / 2) * aspect
                down += after.box.midY - before.box.midY
            }
        }
        if abs(down) > 2 * abs(right) {
            self = Turn(quarters: down > 0 ? 3 : 1)
        } else {
            self = .none
        }
    }
}

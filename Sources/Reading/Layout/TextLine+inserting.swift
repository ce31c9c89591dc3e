package import Documents

extension [TextLine] {
    /// With what a picture among them says put where a reader comes by it: after the lines of its column that stand
    /// above its middle.
    ///
    /// - Parameter box: of the picture.
    package func inserting(_ lines: [TextLine], of box: Box) -> [TextLine] {
        guard !lines.isEmpty else { return self }
        let isInColumn = map { line in line.box.map { $0.x < box.maxX && box.x < $0.maxX } ?? false }
        let isAbove = map { line in line.box.map { $0.midY < box.midY } ?? false }
        let column = indices.filter { isInColumn[$0] }
        let place: Int
        if let above = column.last(where: { isAbove[$0] }) {
            place = above + 1
        } else {
            place = column.first ?? indices.first { !isAbove[$0] } ?? count
        }
        var all = self
        all.insert(contentsOf: lines, at: place)
        all[place].startsBlock = true
        if place + lines.count < all.count { all[place + lines.count].startsBlock = true }
        return all
    }
}

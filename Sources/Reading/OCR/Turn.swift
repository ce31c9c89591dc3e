package import Documents

/// A turn by quarters, clockwise.
package struct Turn: Sendable, Hashable {
    package let quarters: Int

    package init(quarters: Int) {
        self.quarters = ((quarters % 4) + 4) % 4
    }

    package static let none = Turn(quarters: 0)
    package static let half = Turn(quarters: 2)

    package var degrees: Int { 90 * quarters }

    package static func + (left: Turn, right: Turn) -> Turn { Turn(quarters: left.quarters + right.quarters) }

    /// Where a box of the picture lies once the picture is turned.
    package func applied(to box: Box) -> Box {
        switch quarters {
        case 1: Box(x: 1 - box.maxY, y: box.x, width: box.height, height: box.width)
        case 2: Box(x: 1 - box.maxX, y: 1 - box.maxY, width: box.width, height: box.height)
        case 3: Box(x: box.y, y: 1 - box.maxX, width: box.height, height: box.width)
        default: box
        }
    }

    package func applied(to lines: [TextLine]) -> [TextLine] {
        guard self != .none else { return lines }
        return lines.map { line in
            var line = line
            for index in line.words.indices { line.words[index].box = applied(to: line.words[index].box) }
            return line
        }
    }
}

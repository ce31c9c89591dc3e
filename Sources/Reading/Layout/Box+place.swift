import Documents

extension Box {
    func contains(middleOf other: Box) -> Bool {
        let (middle, height) = (other.x + other.width / 2, other.midY)
        return x <= middle && middle <= maxX && y <= height && height <= maxY
    }

    /// Whether words of these boxes are in each other's place.
    func isInPlace(of other: Box) -> Bool {
        contains(middleOf: other) || other.contains(middleOf: self)
    }
}

/// Rising lines in a rectangle, cut to it here, so that no painter needs patterns or clipping.
enum Hatching {
    private static let distance = 6.0
    private static let stroke = Drawing.Stroke(.paper, width: 1)

    static func lines(in area: Rectangle) -> [Drawing.Shape] {
        guard area.width > 2, area.height > 2 else { return [] }
        // On the line x + y = sum, from the lower left to the upper right; on one grid for all rectangles.
        let first = ((area.x + area.y) / distance).rounded(.up) * distance
        return stride(from: first, to: area.right + area.bottom, by: distance).map { sum in
            let left = max(area.x, sum - area.bottom)
            let right = min(area.right, sum - area.y)
            return .line([Point(x: left, y: sum - left), Point(x: right, y: sum - right)], stroke)
        }
    }
}

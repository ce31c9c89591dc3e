/// The area in which a chart's lines and bars are: from categories and values to points.
struct PlotFrame: Hashable {
    let area: Rectangle
    let categories: Int
    /// Categories run down, values to the right.
    let isLying: Bool
    let axis: ValueAxis

    /// How much of the area's length each category has.
    var slot: Double { (isLying ? area.height : area.width) / Double(max(1, categories)) }

    /// - Parameter category: 0 at the start of the first, 0.5 in its middle.
    func point(category: Double, value: Double) -> Point {
        let along = category * slot
        let across = axis.place(of: value)
        return isLying
            ? Point(x: area.x + across * area.width, y: area.y + along)
            : Point(x: area.x + along, y: area.bottom - across * area.height)
    }

    /// A bar from one value to another, so thick, whose middle is at `category`.
    func bar(category: Double, thickness: Double, from: Double, to: Double) -> Rectangle {
        let (first, second) = (point(category: category, value: from), point(category: category, value: to))
        return isLying
            ? Rectangle(
                x: min(first.x, second.x), y: first.y - thickness / 2, width: abs(second.x - first.x),
                height: thickness)
            : Rectangle(
                x: first.x - thickness / 2, y: min(first.y, second.y), width: thickness,
                height: abs(second.y - first.y))
    }

    /// Across the whole area, at a value.
    func line(at value: Double, _ stroke: Drawing.Stroke) -> Drawing.Shape {
        .line(
            [
                point(category: 0, value: value),
                point(category: Double(categories), value: value),
            ], stroke)
    }
}

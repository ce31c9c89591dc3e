import CPango
import Publishing

/// What is drawn with a pen of cairo's, on paper, which is light.
extension OpaquePointer? {
    /// What it draws with from here on.
    func setInk(_ ink: Ink) {
        let colour = Palette.light.colour(of: ink)
        cairo_set_source_rgb(
            self, Double(colour.red) / 255, Double(colour.green) / 255, Double(colour.blue) / 255)
    }

    func drawLine(from start: Point, to end: Point, _ ink: Ink, width: Double) {
        cairo_move_to(self, start.x, start.y)
        cairo_line_to(self, end.x, end.y)
        cairo_set_line_width(self, width)
        setInk(ink)
        cairo_stroke(self)
    }

    func fillRectangle(_ area: Rectangle, _ ink: Ink) {
        cairo_rectangle(self, area.x, area.y, area.width, area.height)
        setInk(ink)
        cairo_fill(self)
    }

    func strokeRectangle(_ area: Rectangle, _ ink: Ink, width: Double) {
        cairo_rectangle(self, area.x, area.y, area.width, area.height)
        cairo_set_line_width(self, width)
        setInk(ink)
        cairo_stroke(self)
    }

    func fillTriangle(
        _ one: (x: Double, y: Double), _ two: (x: Double, y: Double), _ three: (x: Double, y: Double),
        _ ink: Ink
    ) {
        cairo_move_to(self, one.x, one.y)
        cairo_line_to(self, two.x, two.y)
        cairo_line_to(self, three.x, three.y)
        setInk(ink)
        cairo_fill(self)
    }
}

import CPango
import Publishing

/// Paints a drawing with cairo, as `SVGPainter` does on the page.
struct DrawingPainter {
    let pen: OpaquePointer?

    /// - Parameters:
    ///   - origin: of the upper left corner.
    ///   - scale: from the drawing's points to the page's.
    func paint(_ drawing: Drawing, at origin: Point, scale: Double, with typesetter: borrowing Typesetter) {
        cairo_save(pen)
        cairo_translate(pen, origin.x, origin.y)
        cairo_scale(pen, scale, scale)
        for shape in drawing.shapes {
            switch shape {
            case .line(let points, let stroke): self.stroke(points, stroke)
            case .polygon(let points, let ink):
                path(points)
                fill(ink)
            case .rectangle(let area, let ink, _):
                cairo_rectangle(pen, area.x, area.y, area.width, area.height)
                fill(ink)
            case .disc(let centre, let radius, let ink):
                cairo_new_sub_path(pen)
                cairo_arc(pen, centre.x, centre.y, radius, 0, 2 * .pi)
                fill(ink)
            case .text(let label): text(label, typesetter)
            }
        }
        cairo_restore(pen)
    }

    private func stroke(_ points: [Point], _ stroke: Drawing.Stroke) {
        path(points)
        cairo_set_line_width(pen, stroke.width)
        cairo_set_dash(pen, stroke.dash, Int32(stroke.dash.count), 0)
        cairo_set_line_join(pen, CAIRO_LINE_JOIN_ROUND)
        pen.setInk(stroke.ink)
        cairo_stroke(pen)
    }

    private func path(_ points: [Point]) {
        guard let first = points.first else { return }
        cairo_move_to(pen, first.x, first.y)
        for point in points.dropFirst() { cairo_line_to(pen, point.x, point.y) }
    }

    private func fill(_ ink: Ink) {
        pen.setInk(ink)
        cairo_fill(pen)
    }

    private func text(_ label: Drawing.Label, _ typesetter: borrowing Typesetter) {
        let style = TextStyle(size: label.size, isBold: label.isBold, ink: label.ink)
        let width = typesetter.size(of: label.text, style).width
        let left =
            switch label.anchor {
            case .start: label.at.x
            case .middle: label.at.x - width / 2
            case .end: label.at.x - width
            }
        typesetter.draw(label.text, style, x: left, baseline: label.at.y, with: pen)
    }
}

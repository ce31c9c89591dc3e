import CPango
import Publishing

/// Sets text by Pango: breaks it into lines, finds fonts for every script, and draws it. One layout is used for all
/// text, one after the other.
struct Typesetter: ~Copyable {
    private let fontMap: UnsafeMutablePointer<PangoFontMap>?
    private let context: OpaquePointer?
    private let layout: OpaquePointer?
    private let regular: OpaquePointer?
    private let bold: OpaquePointer?

    init() {
        // Its own, so that writers on several threads share nothing.
        fontMap = pango_cairo_font_map_new()
        context = pango_font_map_create_context(fontMap)
        let options = cairo_font_options_create()
        // Paper has no pixels to fit glyphs to.
        cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE)
        cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF)
        pango_cairo_context_set_font_options(context, options)
        cairo_font_options_destroy(options)
        pango_context_set_round_glyph_positions(context, 0)
        layout = pango_layout_new(context)
        pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR)
        // A number or a name that is broken must not seem to hold a hyphen.
        let attributes = pango_attr_list_new()
        pango_attr_list_insert(attributes, pango_attr_insert_hyphens_new(0))
        pango_layout_set_attributes(layout, attributes)
        pango_attr_list_unref(attributes)
        regular = pango_font_description_from_string("DejaVu Sans")
        bold = pango_font_description_from_string("DejaVu Sans Bold")
    }

    deinit {
        pango_font_description_free(regular)
        pango_font_description_free(bold)
        g_object_unref(gpointer(layout))
        g_object_unref(gpointer(context))
        g_object_unref(fontMap)
    }

    /// In points, when set in lines no wider than `width`; nil: in one line.
    func size(of text: String, _ style: TextStyle, width: Double? = nil) -> Size {
        prepare(text, style, width: width)
        var (wide, high): (Int32, Int32) = (0, 0)
        pango_layout_get_size(layout, &wide, &high)
        return Size(width: Self.points(wide), height: Self.points(high))
    }

    func height(of text: String, _ style: TextStyle, width: Double) -> Double {
        size(of: text, style, width: width).height
    }

    /// Draws the text with its upper left corner at `point`.
    func draw(
        _ text: String, _ style: TextStyle, at point: Point, width: Double? = nil, with pen: OpaquePointer?
    ) {
        prepare(text, style, width: width)
        show(at: point, ink: style.ink, with: pen)
    }

    /// Draws the first line with its base line at `baseline`, whatever fonts it takes.
    func draw(
        _ text: String, _ style: TextStyle, x: Double, baseline: Double, width: Double? = nil,
        with pen: OpaquePointer?
    ) {
        prepare(text, style, width: width)
        let ascent = Self.points(pango_layout_get_baseline(layout))
        show(at: Point(x: x, y: baseline - ascent), ink: style.ink, with: pen)
    }

    /// From the top of a line to its base line.
    func ascent(of style: TextStyle) -> Double {
        prepare("x", style, width: nil)
        return Self.points(pango_layout_get_baseline(layout))
    }

    private func prepare(_ text: String, _ style: TextStyle, width: Double?) {
        let font = style.isBold ? bold : regular
        pango_font_description_set_absolute_size(font, style.size * Double(PANGO_SCALE))
        pango_layout_set_font_description(layout, font)
        pango_layout_set_width(layout, width.map { Int32($0 * Double(PANGO_SCALE)) } ?? -1)
        pango_layout_set_alignment(layout, style.alignment == .right ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT)
        if let mostLines = style.mostLines, width != nil {
            pango_layout_set_ellipsize(layout, PANGO_ELLIPSIZE_END)
            // A negative height is a number of lines.
            pango_layout_set_height(layout, -Int32(mostLines))
        } else {
            pango_layout_set_ellipsize(layout, PANGO_ELLIPSIZE_NONE)
            pango_layout_set_height(layout, -1)
        }
        pango_layout_set_text(layout, text, -1)
    }

    private func show(at point: Point, ink: Ink, with pen: OpaquePointer?) {
        pen.setInk(ink)
        cairo_move_to(pen, point.x, point.y)
        pango_cairo_show_layout(pen, layout)
    }

    private static func points(_ units: Int32) -> Double { Double(units) / Double(PANGO_SCALE) }
}

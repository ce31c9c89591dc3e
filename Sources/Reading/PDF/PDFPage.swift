import CPoppler
import Documents

/// A page of a PDF, as a viewer shows it: cropped, and turned by its `/Rotate`.
struct PDFPage: ~Copyable {
    let handle: OpaquePointer

    /// Takes the reference over.
    init(_ handle: OpaquePointer) {
        self.handle = handle
    }

    deinit {
        g_object_unref(UnsafeMutableRawPointer(handle))
    }

    /// In points (1/72 inch).
    var size: (width: Double, height: Double) {
        var width = 0.0
        var height = 0.0
        poppler_page_get_size(handle, &width, &height)
        return (width, height)
    }

    /// The characters of the text layer in reading order, spaces and line feeds among them.
    func glyphs() -> [PDFGlyph] {
        guard let text = poppler_page_get_text(handle) else { return [] }
        defer { g_free(text) }
        var rectangles: UnsafeMutablePointer<PopplerRectangle>?
        var count: guint = 0
        guard poppler_page_get_text_layout(handle, &rectangles, &count) != 0, let rectangles else {
            return []
        }
        defer { g_free(rectangles) }
        let (width, height) = size
        return zip(String(cString: text).unicodeScalars, 0..<Int(count)).map { scalar, index in
            let area = rectangles[index]
            return PDFGlyph(
                scalar: scalar,
                box: Box(
                    x: area.x1 / width, y: area.y1 / height, width: (area.x2 - area.x1) / width,
                    height: (area.y2 - area.y1) / height))
        }
    }

    /// Where pictures lie on the page, in fractions of it.
    func pictureBoxes() -> [Box] {
        let list = poppler_page_get_image_mapping(handle)
        defer { poppler_page_free_image_mapping(list) }
        let (width, height) = size
        var boxes: [Box] = []
        var item = list
        while let entry = item {
            if let data = entry.pointee.data {
                let area = data.assumingMemoryBound(to: PopplerImageMapping.self).pointee.area
                let (left, right) = (min(area.x1, area.x2), max(area.x1, area.x2))
                let (top, bottom) = (min(area.y1, area.y2), max(area.y1, area.y2))
                boxes.append(
                    Box(
                        x: left / width, y: top / height, width: (right - left) / width,
                        height: (bottom - top) / height))
            }
            item = entry.pointee.next
        }
        return boxes
    }

    /// Draws a part of the page on white, in grey.
    ///
    /// - Parameter part: in fractions of the page.
    func render(dotsPerInch: Double, part: Box = .whole) throws -> Pixels {
        let scale = dotsPerInch / 72
        let (width, height) = size
        let canvas = try Canvas(
            width: max(1, Int((width * part.width * scale).rounded())),
            height: max(1, Int((height * part.height * scale).rounded())))
        canvas.draw { context in
            cairo_scale(context, scale, scale)
            cairo_translate(context, -width * part.x, -height * part.y)
            poppler_page_render(handle, context)
        }
        return try canvas.grey()
    }
}

/// One character of a text layer; its box in fractions of the page.
struct PDFGlyph: Sendable, Hashable {
    var scalar: Unicode.Scalar
    var box: Box
}

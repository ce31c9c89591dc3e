import CPoppler
import CQPDF
import Documents
import Foundation

/// Looks at a PDF as a viewer does, by poppler.
struct PDFProbe: ~Copyable {
    struct Broken: Error {}

    private let document: OpaquePointer

    init(_ path: String) throws {
        guard let document = poppler_document_new_from_file(URL(filePath: path).absoluteString, nil, nil)
        else {
            throw Broken()
        }
        self.document = document
    }

    deinit { g_object_unref(gpointer(document)) }

    var pageCount: Int { Int(poppler_document_get_n_pages(document)) }

    func text(ofPage index: Int) throws -> String {
        try withPage(index) { page in
            guard let text = poppler_page_get_text(page) else { throw Broken() }
            defer { g_free(text) }
            return String(cString: text)
        }
    }

    /// In points, upright.
    func size(ofPage index: Int) throws -> (width: Double, height: Double) {
        try withPage(index) { page in
            var (width, height) = (0.0, 0.0)
            poppler_page_get_size(page, &width, &height)
            return (width, height)
        }
    }

    /// Where a text first stands, in fractions of the upright page.
    func box(of text: String, onPage index: Int) throws -> Box? {
        let size = try size(ofPage: index)
        return try withPage(index) { page in
            guard let list = poppler_page_find_text_with_options(page, text, POPPLER_FIND_CASE_SENSITIVE)
            else {
                return nil
            }
            defer {
                g_list_free_full(list) {
                    poppler_rectangle_free($0?.assumingMemoryBound(to: PopplerRectangle.self))
                }
            }
            let found = list.pointee.data.assumingMemoryBound(to: PopplerRectangle.self).pointee
            return Box(
                x: found.x1 / size.width, y: 1 - max(found.y1, found.y2) / size.height,
                width: (found.x2 - found.x1) / size.width, height: abs(found.y2 - found.y1) / size.height)
        }
    }

    /// The page as a viewer draws it, `width` pixels wide: one grey value a pixel, row by row.
    func grey(ofPage index: Int, width: Int) throws -> (pixels: [UInt8], height: Int) {
        let size = try size(ofPage: index)
        let scale = Double(width) / size.width
        let height = Int((size.height * scale).rounded())
        return try withPage(index) { page in
            let surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, Int32(width), Int32(height))
            let context = cairo_create(surface)
            defer {
                cairo_destroy(context)
                cairo_surface_destroy(surface)
            }
            cairo_set_source_rgb(context, 1, 1, 1)
            cairo_paint(context)
            cairo_scale(context, scale, scale)
            poppler_page_render(page, context)
            cairo_surface_flush(surface)
            guard let data = cairo_image_surface_get_data(surface) else { throw Broken() }
            let stride = Int(cairo_image_surface_get_stride(surface))
            let pixels = (0..<height).flatMap { y in
                (0..<width).map { x in
                    let pixel = data + y * stride + x * 4
                    return UInt8((Int(pixel[0]) + Int(pixel[1]) + Int(pixel[2])) / 3)
                }
            }
            return (pixels, height)
        }
    }

    private func withPage<Result>(_ index: Int, _ body: (OpaquePointer) throws -> Result) throws -> Result {
        guard let page = poppler_document_get_page(document, Int32(index)) else { throw Broken() }
        defer { g_object_unref(gpointer(page)) }
        return try body(page)
    }

    /// Writes an encrypted copy that opens with `userPassword`.
    static func encrypt(
        _ source: String, as target: String, mayChange: Bool, userPassword: String = ""
    ) throws {
        var data = qpdf_init()
        defer { qpdf_cleanup(&data) }
        qpdf_read(data, source, nil)
        qpdf_init_write(data, target)
        let allowed = mayChange ? QPDF_TRUE : QPDF_FALSE
        qpdf_set_r6_encryption_parameters2(
            data, userPassword, "owner", QPDF_TRUE, allowed, allowed, allowed, allowed, allowed,
            qpdf_r3p_full, QPDF_TRUE)
        qpdf_write(data)
        guard qpdf_has_error(data) == QPDF_FALSE else { throw Broken() }
    }

    /// What qpdf finds wrong in a file, by `qpdf --check`'s own means; empty when all is well.
    static func mistakes(in path: String) -> [String] {
        var data = qpdf_init()
        defer { qpdf_cleanup(&data) }
        qpdf_silence_errors(data)
        qpdf_set_suppress_warnings(data, QPDF_TRUE)
        qpdf_read(data, path, nil)
        if qpdf_has_error(data) == QPDF_FALSE { qpdf_check_pdf(data) }
        var mistakes: [String] = []
        if qpdf_has_error(data) == QPDF_TRUE {
            mistakes.append(String(cString: qpdf_get_error_full_text(data, qpdf_get_error(data))))
        }
        while qpdf_more_warnings(data) == QPDF_TRUE {
            mistakes.append(String(cString: qpdf_get_error_full_text(data, qpdf_next_warning(data))))
        }
        return mistakes
    }
}

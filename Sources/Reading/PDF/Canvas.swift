import CPoppler
import CTesseract
import Documents

/// A white sheet that cairo draws on.
struct Canvas: ~Copyable {
    private let surface: OpaquePointer

    /// - Parameters: in pixels.
    init(width: Int, height: Int) throws {
        let made = cairo_image_surface_create(CAIRO_FORMAT_RGB24, Int32(width), Int32(height))
        guard let made, cairo_surface_status(made) == CAIRO_STATUS_SUCCESS else {
            cairo_surface_destroy(made)
            throw Refusal(.outOfMemory, "A picture of it takes more memory than its limit allows.")
        }
        surface = made
        draw { context in
            cairo_set_source_rgb(context, 1, 1, 1)
            cairo_paint(context)
        }
    }

    deinit {
        cairo_surface_destroy(surface)
    }

    func draw(_ body: (OpaquePointer?) -> Void) {
        let context = cairo_create(surface)
        defer { cairo_destroy(context) }
        body(context)
    }

    /// A copy in 8 bits grey, by the weights of ITU-R BT.601.
    func grey() throws -> Pixels {
        cairo_surface_flush(surface)
        let width = Int(cairo_image_surface_get_width(surface))
        let height = Int(cairo_image_surface_get_height(surface))
        let stride = Int(cairo_image_surface_get_stride(surface))
        let result = try Pixels(greyWidth: width, height: height)
        guard let source = cairo_image_surface_get_data(surface), let target = pixGetData(result.handle)
        else {
            throw Refusal(.outOfMemory, "A picture of it takes more memory than its limit allows.")
        }
        let wordsPerLine = Int(pixGetWpl(result.handle))
        for row in 0..<height {
            (source + row * stride).withMemoryRebound(to: UInt32.self, capacity: width) { line in
                a2d2_pack_grey(line, target + row * wordsPerLine, width)
            }
        }
        return result
    }
}

import CBarcodes
import CPoppler
import CTesseract
import Documents
import Extraction

extension DrawnPaper {
    /// What lies in the feeder, A5 each.
    enum Sheet {
        case text([String])
        case blank
        /// A barcode of a symbology, and lines below it.
        case barcode(String, String, lines: [String] = [])
        /// The patch code T: a narrow bar, a wide one, a narrow one, a wide one.
        case patch(isUpright: Bool = true, slant: Double = 0)
    }

    /// A PDF of the sheets as a scanner at 200 dpi gives it.
    func makeScan(_ name: String, sheets: [Sheet]) throws {
        let surface = cairo_pdf_surface_create(path(name), 420, 595)
        defer { cairo_surface_destroy(surface) }
        for sheet in sheets {
            let context = cairo_create(surface)
            defer { cairo_destroy(context) }
            let picture = try scanned(sheet)
            defer { cairo_surface_destroy(picture) }
            cairo_scale(context, 72.0 / 200, 72.0 / 200)
            cairo_set_source_surface(context, picture, 0, 0)
            cairo_paint(context)
            cairo_show_page(context)
        }
        cairo_surface_finish(surface)
        guard cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS else { throw Broken() }
    }

    /// The same as a TIFF in black and white, as fax coding has it.
    func makeScannedTIFF(_ name: String, sheets: [Sheet]) throws {
        for (index, sheet) in sheets.enumerated() {
            let picture = try scanned(sheet)
            defer { cairo_surface_destroy(picture) }
            guard cairo_surface_write_to_png(picture, path("sheet.png")) == CAIRO_STATUS_SUCCESS else {
                throw Broken()
            }
            var pix = pixRead(path("sheet.png"))
            defer { pixDestroy(&pix) }
            var ink = pixConvertTo1(pix, 128)
            defer { pixDestroy(&ink) }
            pixSetResolution(ink, 200, 200)
            guard pixWriteTiff(path(name), ink, Int32(IFF_TIFF_G4), index == 0 ? "w" : "a") == 0 else {
                throw Broken()
            }
        }
    }

    /// Reads with what a pipeline says of scans.
    func readScan(
        _ name: String, _ scans: ScanOptions, limits: ExtractionLimits = ExtractionLimits()
    ) async throws -> (document: ExtractedDocument, children: [ChildBasket.Child]) {
        let basket = ChildBasket()
        let options = ExtractionOptions(languages: ["eng"], limits: limits, scans: scans)
        let document = try await pool.read(
            ReadRequest(path: path(name), fileName: name, options: options), children: basket)
        return (document, basket.children)
    }

    private func scanned(_ sheet: Sheet) throws -> OpaquePointer? {
        let scale = 200.0 / 72
        let surface = cairo_image_surface_create(
            CAIRO_FORMAT_RGB24, Int32(420 * scale), Int32(595 * scale))
        let context = cairo_create(surface)
        defer { cairo_destroy(context) }
        cairo_set_source_rgb(context, 1, 1, 1)
        cairo_paint(context)
        cairo_set_source_rgb(context, 0, 0, 0)
        cairo_scale(context, scale, scale)
        switch sheet {
        case .blank: break
        case .text(let lines): show(lines, on: context)
        case .barcode(let symbology, let text, let lines):
            try drawBarcode(symbology, text, on: surface)
            cairo_surface_mark_dirty(surface)
            cairo_translate(context, 0, 150)
            show(lines, on: context)
        case .patch(let isUpright, let slant):
            cairo_translate(context, 210, 300)
            cairo_rotate(context, slant * .pi / 180 + (isUpright ? 0 : .pi / 2))
            drawPatchCode(on: context)
        }
        return surface
    }

    /// In the middle of the upper part of the sheet.
    private func drawBarcode(_ symbology: String, _ text: String, on surface: OpaquePointer?) throws {
        let (width, height) = symbology == "QRCode" ? (240, 240) : (800, 160)
        var grey = [UInt8](repeating: 255, count: width * height)
        guard a2d2_draw_barcode(symbology, text, Int32(width), Int32(height), &grey) == 0 else {
            throw Broken()
        }
        cairo_surface_flush(surface)
        let stride = Int(cairo_image_surface_get_stride(surface))
        guard let bytes = cairo_image_surface_get_data(surface) else { throw Broken() }
        for row in 0..<height {
            for column in 0..<width {
                let pixel = bytes + (120 + row) * stride + 4 * (180 + column)
                for sample in 0..<3 { pixel[sample] = grey[row * width + column] }
            }
        }
    }

    private func drawPatchCode(on context: OpaquePointer?) {
        let inch = 72.0
        var place = -0.4 * inch
        for width in [0.08, 0.2, 0.08, 0.2] {
            cairo_rectangle(context, place, -1.25 * inch, width * inch, 2.5 * inch)
            place += (width + 0.08) * inch
        }
        cairo_fill(context)
    }
}

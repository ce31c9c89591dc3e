import CPoppler
import CTesseract
import Documents
import Extraction
import Foundation
import Logging
import Testing

/// A folder with drawn documents in it, and a pool with the built extractor to read them.
final class DrawnPaper: Sendable {
    struct Broken: Error {}

    let folder: URL
    let pool: ExtractorPool

    /// - Parameter secondEngine: folder of the second engine's files.
    init(secondEngine: String? = nil) throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "a2d2-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        pool = ExtractorPool(
            executable: try Self.extractor(), size: 1,
            reach: ExtractorReach(
                readable: [folder.path], writable: [folder.path], secondEngine: secondEngine),
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
    }

    /// The extractor that was built beside the tests.
    static func extractor() throws -> String {
        let tests = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
        return URL(filePath: tests).deletingLastPathComponent().appending(path: "a2d2-extractor").path
    }

    deinit {
        do {
            try FileManager.default.removeItem(at: folder)
        } catch {
            print("\(folder.path) stays behind: \(error)")
        }
    }

    func path(_ name: String) -> String { folder.appending(path: name).path }

    func read(
        _ name: String, ocr: ExtractionOptions.OCR = .auto, limits: ExtractionLimits = ExtractionLimits(),
        pages: ClosedRange<Int>? = nil
    ) async throws -> ExtractedDocument {
        let options = ExtractionOptions(ocr: ocr, limits: limits)
        return try await pool.read(
            ReadRequest(path: path(name), fileName: name, options: options, pages: pages))
    }

    /// The code with which it is refused. Ends the pool.
    func refusal(
        of name: String, limits: ExtractionLimits = ExtractionLimits()
    ) async throws -> Refusal.Code {
        let error = await #expect(throws: Refusal.self) { try await read(name, limits: limits) }
        await pool.shutdown()
        return try #require(error).code
    }

    /// The process that has the file open; waits for it.
    func reader(of name: String) async throws -> pid_t {
        let files = FileManager.default
        while true {
            try Task.checkCancellation()
            for number in try files.contentsOfDirectory(atPath: "/proc").compactMap(pid_t.init) {
                // Processes and descriptors come and go while we look.
                let open = (try? files.contentsOfDirectory(atPath: "/proc/\(number)/fd")) ?? []
                for descriptor in open
                where (try? files.destinationOfSymbolicLink(atPath: "/proc/\(number)/fd/\(descriptor)"))
                    == path(name)
                { return number }
            }
            await Task.yield()
        }
    }

    func write(_ bytes: [UInt8], to name: String) throws {
        try Data(bytes).write(to: URL(filePath: path(name)))
    }

    /// An A5 page of text a sheet, as text or as a picture of it at 300 dpi.
    func makePDF(_ name: String, sheets: [[String]], asPictures: Bool = false) throws {
        let surface = cairo_pdf_surface_create(path(name), 420, 595)
        defer { cairo_surface_destroy(surface) }
        for lines in sheets {
            let context = cairo_create(surface)
            defer { cairo_destroy(context) }
            if asPictures {
                let picture = draw(lines, dotsPerInch: 300)
                defer { cairo_surface_destroy(picture) }
                cairo_scale(context, 72.0 / 300, 72.0 / 300)
                cairo_set_source_surface(context, picture, 0, 0)
                cairo_paint(context)
            } else {
                show(lines, on: context)
            }
            cairo_show_page(context)
        }
        cairo_surface_finish(surface)
        guard cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS else { throw Broken() }
    }

    /// An A5 page of lines as text, with a picture of other lines in the space below the first `above` of them.
    func makeMixedPDF(_ name: String, above: [String], picture lines: [String], below: [String]) throws {
        let surface = cairo_pdf_surface_create(path(name), 420, 595)
        defer { cairo_surface_destroy(surface) }
        let context = cairo_create(surface)
        defer { cairo_destroy(context) }
        let height = 60 + 18 * Double(lines.count)
        let picture = draw(lines, dotsPerInch: 300, size: (380, height))
        defer { cairo_surface_destroy(picture) }
        let top = 40 + 18 * Double(above.count)
        cairo_save(context)
        cairo_translate(context, 20, top)
        cairo_scale(context, 72.0 / 300, 72.0 / 300)
        cairo_set_source_surface(context, picture, 0, 0)
        cairo_paint(context)
        cairo_restore(context)
        show(above, on: context)
        cairo_translate(context, 0, top + height - 30)
        show(below, on: context)
        cairo_show_page(context)
        cairo_surface_finish(surface)
        guard cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS else { throw Broken() }
    }

    /// - Parameter quarters: by which the paper lay turned on the scanner, clockwise.
    func makePNG(_ name: String, lines: [String], quarters: Int = 0) throws {
        let picture = draw(lines, dotsPerInch: 200)
        defer { cairo_surface_destroy(picture) }
        guard cairo_surface_write_to_png(picture, path(name)) == CAIRO_STATUS_SUCCESS else { throw Broken() }
        guard quarters > 0 else { return }
        var pix = pixRead(path(name))
        var turned = pixRotateOrth(pix, Int32(quarters))
        defer { pixDestroy(&pix) }
        defer { pixDestroy(&turned) }
        guard pixWrite(path(name), turned, Int32(IFF_PNG)) == 0 else { throw Broken() }
    }

    func makeTIFF(_ name: String, sheets: [[String]]) throws {
        for (index, lines) in sheets.enumerated() {
            try makePNG("sheet.png", lines: lines)
            var pix = pixRead(path("sheet.png"))
            defer { pixDestroy(&pix) }
            let mode = index == 0 ? "w" : "a"
            guard pixWriteTiff(path(name), pix, Int32(IFF_TIFF_LZW), mode) == 0 else { throw Broken() }
        }
    }

    /// A page that shows a grey picture of that size, in pixels, out of that many bytes of nothing.
    func writePDF(_ name: String, pictureOf size: (width: Int, height: Int), bytes: Int) throws {
        let picture = """
            <</Subtype /Image /Width \(size.width) /Height \(size.height) /ColorSpace /DeviceGray
            /BitsPerComponent 8 /Filter /ASCIIHexDecode /Length \(bytes)>> stream
            \(String(repeating: "0", count: bytes))
            endstream
            """
        try writePDF(
            name, resources: "/XObject <</It 4 0 R>>", object: picture, content: "100 0 0 100 0 0 cm /It Do")
    }

    /// A page that poppler draws for hours: a pattern in thousands of pieces, over and over.
    func writeEndlessPDF(_ name: String) throws {
        let function = "{ 4 mul floor exch 4 mul floor add 2 mod }"
        let program = """
            <</FunctionType 4 /Domain [0 1 0 1] /Range [0 1] /Length \(function.utf8.count)>> stream
            \(function)
            endstream
            """
        let shading = "/Shading <</It <</ShadingType 1 /ColorSpace /DeviceGray /Function 4 0 R>>>>"
        try writePDF(
            name, resources: shading, object: program,
            content: "200 0 0 200 0 0 cm " + String(repeating: "/It sh ", count: 50_000))
    }

    /// A PDF by hand, of one page. `object` is number 4.
    private func writePDF(_ name: String, resources: String, object: String, content: String) throws {
        let file = """
            %PDF-1.4
            1 0 obj <</Type /Catalog /Pages 2 0 R>> endobj
            2 0 obj <</Type /Pages /Kids [3 0 R] /Count 1 /Resources <<\(resources)>>>> endobj
            3 0 obj <</Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] /Contents 5 0 R>> endobj
            4 0 obj \(object) endobj
            5 0 obj <</Length \(content.utf8.count)>> stream
            \(content)
            endstream endobj
            trailer <</Size 6 /Root 1 0 R>>
            %%EOF
            """
        try write([UInt8](file.utf8), to: name)
    }

    private func draw(
        _ lines: [String], dotsPerInch: Double, size: (width: Double, height: Double) = (420, 595)
    ) -> OpaquePointer? {
        let scale = dotsPerInch / 72
        let surface = cairo_image_surface_create(
            CAIRO_FORMAT_RGB24, Int32(size.width * scale), Int32(size.height * scale))
        let context = cairo_create(surface)
        defer { cairo_destroy(context) }
        cairo_set_source_rgb(context, 1, 1, 1)
        cairo_paint(context)
        cairo_set_source_rgb(context, 0, 0, 0)
        cairo_scale(context, scale, scale)
        show(lines, on: context)
        return surface
    }

    func show(_ lines: [String], on context: OpaquePointer?) {
        cairo_select_font_face(context, "DejaVu Sans", CAIRO_FONT_SLANT_NORMAL, CAIRO_FONT_WEIGHT_NORMAL)
        cairo_set_font_size(context, 11)
        for (row, line) in lines.enumerated() {
            cairo_move_to(context, 40, 60 + 18 * Double(row))
            cairo_show_text(context, line)
        }
    }
}

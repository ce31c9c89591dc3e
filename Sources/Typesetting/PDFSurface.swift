import CPango
import Foundation
import Publishing

/// A PDF in the making by cairo, and the pen that draws on its page.
struct PDFSurface: ~Copyable {
    /// Takes the bytes as cairo makes them; what takes them answers false when it can't, which ends the PDF.
    ///
    /// cairo 1.16 is not told: with a failed stream it crashes when it finishes. So what follows is dropped, and the
    /// surface's next check throws.
    final class Sink {
        private let take: (UnsafeBufferPointer<UInt8>) -> Bool
        private(set) var hasFailed = false

        init(_ take: @escaping (UnsafeBufferPointer<UInt8>) -> Bool) {
            self.take = take
        }

        fileprivate func write(_ bytes: UnsafeBufferPointer<UInt8>) {
            if !hasFailed { hasFailed = !take(bytes) }
        }
    }

    private let surface: OpaquePointer?
    /// Of cairo; valid as long as the surface.
    let pen: OpaquePointer?
    /// cairo holds it unretained.
    private let sink: Sink

    /// - Parameter size: of the first page, in points.
    init(size: Size, to sink: Sink) throws {
        self.sink = sink
        surface = cairo_pdf_surface_create_for_stream(
            { closure, bytes, count in
                guard let closure else { return CAIRO_STATUS_WRITE_ERROR }
                Unmanaged<Sink>.fromOpaque(closure).takeUnretainedValue()
                    .write(UnsafeBufferPointer(start: bytes, count: Int(count)))
                return CAIRO_STATUS_SUCCESS
            }, Unmanaged.passUnretained(sink).toOpaque(), size.width, size.height)
        pen = cairo_create(surface)
        try check()
    }

    deinit {
        cairo_destroy(pen)
        // What is not finished yet is written now; the sink must still be there.
        withExtendedLifetime(sink) { cairo_surface_destroy(surface) }
    }

    /// - Parameter creationDate: the same report gives the same bytes, so it is the report's.
    func describe(title: String, creator: String, creationDate: Date) {
        cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, title)
        cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATOR, creator)
        cairo_pdf_surface_set_metadata(
            surface, CAIRO_PDF_METADATA_CREATE_DATE, creationDate.formatted(.iso8601))
    }

    /// Takes effect when nothing is on the page yet.
    func setSize(_ size: Size) {
        cairo_pdf_surface_set_size(surface, size.width, size.height)
    }

    func endPage() throws {
        cairo_show_page(pen)
        try check()
    }

    /// An entry of the outline that leads to a destination named by a tag.
    func addOutline(_ title: String, to destination: String) {
        cairo_pdf_surface_add_outline(
            surface, CAIRO_PDF_OUTLINE_ROOT, title, "dest='\(destination)'", CAIRO_PDF_OUTLINE_FLAG_OPEN)
    }

    /// Draws inside a tag of cairo's: a structure element, a destination or a link.
    func tagged(_ name: String, _ attributes: String = "", _ body: () -> Void) {
        cairo_tag_begin(pen, name, attributes)
        body()
        cairo_tag_end(pen, name)
    }

    func finish() throws {
        cairo_surface_finish(surface)
        try check()
    }

    private func check() throws {
        if sink.hasFailed { throw CairoFault(CAIRO_STATUS_WRITE_ERROR) }
        try CairoFault.check(cairo_surface_status(surface))
        let status = cairo_status(pen)
        // A pen of a finished surface says so, and that is no fault.
        if status != CAIRO_STATUS_SURFACE_FINISHED { try CairoFault.check(status) }
    }
}

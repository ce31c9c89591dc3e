import CPoppler
package import Documents
package import Extraction
import Foundation

/// A PDF, by poppler. Every page is decided by itself: its text layer where that is good, else what OCR reads.
package final class PDFFile: PageSource {
    package let mediaType = MediaType.pdf
    package let pageCount: Int
    private let handle: OpaquePointer
    private let path: String
    private let limits: ExtractionLimits
    /// Opened for the first page that is to be drawn; most documents have none.
    private lazy var pictures = PDFPictures(path: path)

    package init(_ file: DocumentFile, limits: ExtractionLimits) throws {
        path = file.path
        self.limits = limits
        var error: UnsafeMutablePointer<GError>?
        let address = URL(fileURLWithPath: file.path).absoluteString
        let opened = poppler_document_new_from_file(address, nil, &error)
        defer { g_clear_error(&error) }
        guard let opened else {
            let isEncrypted = error.map {
                $0.pointee.domain == poppler_error_quark()
                    && $0.pointee.code == Int32(POPPLER_ERROR_ENCRYPTED.rawValue)
            }
            throw isEncrypted == true
                ? Refusal(.encrypted, "The PDF asks for a password.")
                : Refusal(.corruptPDF, "The PDF is damaged beyond what can be mended.")
        }
        handle = opened
        pageCount = Int(poppler_document_get_n_pages(opened))
    }

    deinit {
        g_object_unref(UnsafeMutableRawPointer(handle))
    }

    package var structuredData: StructuredData? {
        PDFAttachments(document: handle).eInvoice()?.data(isWhole: false)
    }

    package func read(page number: Int, with tools: PageTools) throws -> PageReading {
        guard let opened = poppler_document_get_page(handle, Int32(number - 1)) else {
            throw Refusal(.corruptPDF, "The page is damaged.")
        }
        let page = PDFPage(opened)
        return try PDFPageReader(number: number, tools: tools, checkPictures: checkPictures).read(page)
    }

    private func checkPictures(ofPage number: Int) throws {
        try pictures?.check(page: number, against: limits)
    }
}

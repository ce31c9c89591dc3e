import CPoppler
package import Documents
package import Extraction
import Foundation

/// A PDF, by poppler. Every page is decided by itself: its text layer where that is good, else what OCR reads.
package final class PDFFile: PageSource {
    package let mediaType = MediaType.pdf
    package let pageCount: Int
    private let handle: OpaquePointer
    let path: String
    private let limits: ExtractionLimits
    /// Opened for the first page that is to be drawn; most documents have none.
    private lazy var pictures = PDFPictures(path: path, passwords: passwords)
    let passwords: Passwords

    package init(_ file: DocumentFile, _ options: ExtractionOptions) throws {
        path = file.path
        limits = options.limits
        passwords = options.passwords
        handle = try Self.open(file.path, passwords)
        pageCount = Int(poppler_document_get_n_pages(handle))
    }

    /// Without a password, and if it asks for one, with each of these.
    private static func open(_ path: String, _ passwords: Passwords) throws -> OpaquePointer {
        let address = URL(fileURLWithPath: path).absoluteString
        for password in [nil] + passwords.values.map(Optional.some) {
            var error: UnsafeMutablePointer<GError>?
            defer { g_clear_error(&error) }
            if let opened = poppler_document_new_from_file(address, password, &error) { return opened }
            let isEncrypted = error.map {
                $0.pointee.domain == poppler_error_quark()
                    && $0.pointee.code == Int32(POPPLER_ERROR_ENCRYPTED.rawValue)
            }
            guard isEncrypted == true else {
                throw Refusal(.corruptPDF, "The PDF is damaged beyond what can be mended.")
            }
        }
        throw Refusal(.encrypted, "The PDF asks for a password.")
    }

    deinit {
        g_object_unref(UnsafeMutableRawPointer(handle))
    }

    package var structuredData: StructuredData? {
        PDFAttachments(document: handle).eInvoice()?.data(isWhole: false)
    }

    package func read(page number: Int, with tools: PageTools) throws -> PageReading {
        let page = PDFPage(try opened(number))
        return try PDFPageReader(
            number: number, tools: tools, checkPictures: checkPictures,
            onlyPicture: { [unowned self] in pictures?.onlyPicture(page: $0) }
        ).read(page)
    }

    /// A reference of the caller's own.
    func opened(_ number: Int) throws -> OpaquePointer {
        guard let page = poppler_document_get_page(handle, Int32(number - 1)) else {
            throw Refusal(.corruptPDF, "The page is damaged.")
        }
        return page
    }

    func checkPictures(ofPage number: Int) throws {
        try pictures?.check(page: number, against: limits)
    }
}

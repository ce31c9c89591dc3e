import Documents
import Extraction

/// Documents of office programs, web pages and books: their text, on sheets.
enum OfficeFile {
    static let mediaTypes: [MediaType] =
        [.docx, .xlsx, .pptx, .doc, .xls, .ppt, .html, .xml, .rtf, .epub] + MediaType.openDocumentKinds

    static func open(_ file: DocumentFile, limits: ExtractionLimits) throws -> SheetedText {
        guard file.mediaType == .xml else {
            return try SheetedText(try text(of: file), of: file.mediaType, limits: limits)
        }
        let content = try XMLFile(bytes(of: file))
        return try SheetedText(
            content.text, of: file.mediaType, structuredData: content.structuredData, limits: limits)
    }

    private static func text(of file: DocumentFile) throws -> String {
        switch file.mediaType {
        case .docx: try WordDocument.text(at: file.path)
        case .xlsx: try Workbook.text(at: file.path)
        case .pptx: try SlideShow.text(at: file.path)
        case .doc: try OldWordDocument.text(at: file.path)
        case .xls: try OldWorkbook.text(at: file.path)
        case .ppt: try OldSlideShow.text(at: file.path)
        case .epub: try ElectronicBook.text(at: file.path)
        case .html: try HTMLFile.text(of: bytes(of: file))
        case .rtf: try RichText.text(of: bytes(of: file))
        default:
            // A flat one has no archive around it.
            if file.isPacked {
                try OpenDocument.text(at: file.path)
            } else {
                try OpenDocument.text(ofFlat: bytes(of: file))
            }
        }
    }

    /// Pictures may be in it, as text of their own kind; so it may be larger than the text.
    private static func bytes(of file: DocumentFile) throws -> [UInt8] {
        let most = 4 * SheetedText.mostBytes
        guard file.size <= most else {
            throw Refusal(.fileTooLarge, "It is a document of \(file.size) bytes; the limit is \(most).")
        }
        return [UInt8](try file.contents())
    }
}

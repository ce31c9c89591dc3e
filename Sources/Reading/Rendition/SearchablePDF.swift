package import Extraction
import Documents
import Foundation

/// The searchable PDF of a document: looks as the original does, stands upright, and has the words that OCR found
/// lying invisibly over their pictures.
///
/// A page's `rotation` counts from how a viewer shows the page: a PDF's own /Rotate and a picture's own orientation
/// (EXIF, TIFF) are already applied.
package struct SearchablePDF {
    /// Writes to `request.outputPath`. The same input always gives the same bytes.
    ///
    /// Throws a `Refusal` for a document that can't be rendered and a `RenditionFault` (or what Foundation throws) for a
    /// fault of the machine. What stands at the path then is worthless.
    package static func render(_ request: RenditionRequest) throws {
        let pages = try JSONDecoder().decode(
            [Page].self, from: Data(contentsOf: URL(filePath: request.pagesPath)))
        switch request.mediaType {
        case .pdf:
            var overlay = try PDFOverlay(request: request, pages: pages)
            if try overlay.changesAnything() {
                try overlay.write(to: request.outputPath)
            } else {
                try FileCopy.copy(from: request.path, to: request.outputPath)
            }
        case let type where type.isImage:
            try ImagePDF(request: request, pages: pages).write()
        default:
            throw Refusal(.unsupportedFormat, "There is no searchable PDF of \(request.mediaType.name).")
        }
    }
}

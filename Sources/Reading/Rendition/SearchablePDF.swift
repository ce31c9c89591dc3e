package import Documents
package import Extraction
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
    ///
    /// - Returns: what it is not, though it was asked for.
    package static func render(_ request: RenditionRequest) throws -> [Finding] {
        let pages = try JSONDecoder().decode(
            [Page].self, from: Data(contentsOf: URL(filePath: request.pagesPath)))
        guard request.mediaType == .pdf || request.mediaType.isImage else {
            throw Refusal(.unsupportedFormat, "There is no searchable PDF of \(request.mediaType.name).")
        }
        do {
            try render(request, pages: pages)
            return []
        } catch let reason as NotArchival {
            var ordinary = request
            ordinary.conformance = .asItIs
            try render(ordinary, pages: pages)
            return [.notPDFA(because: reason.reason)]
        }
    }

    private static func render(_ request: RenditionRequest, pages: [Page]) throws {
        guard request.mediaType == .pdf else {
            return try ImagePDF(request: request, pages: pages).write()
        }
        var overlay = try PDFOverlay(request: request, pages: pages)
        if let obstacle = try overlay.obstacle() {
            guard request.conformance == .asItIs else { throw NotArchival(obstacle) }
            return try FileCopy.copy(from: request.path, to: request.outputPath)
        }
        if overlay.changesAnything { try overlay.layText() }
        switch request.conformance {
        case .asItIs where overlay.changesAnything: try overlay.write(to: request.outputPath)
        case .asItIs: try FileCopy.copy(from: request.path, to: request.outputPath)
        case .pdfA2b:
            try overlay.makeArchival()
            try overlay.write(to: request.outputPath, as: .pdfA2b)
        }
    }
}

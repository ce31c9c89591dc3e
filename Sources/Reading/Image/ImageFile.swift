import CTesseract
package import Documents
package import Extraction
import Foundation

/// A picture, by Leptonica or libheif: one page, or many in a TIFF or an HEIF file.
package final class ImageFile: PageSource {
    package static let mediaTypes: [MediaType] = [
        .png, .jpeg, .tiff, .bmp, .gif, .webp, .pnm, .jpeg2000, .heic, .avif,
    ]

    package let mediaType: MediaType
    package let pageCount: Int
    let file: DocumentFile
    let limits: ExtractionLimits
    /// Nil for what Leptonica reads.
    private let heif: HEIFFile?

    package init(_ file: DocumentFile, limits: ExtractionLimits) throws {
        self.file = file
        self.limits = limits
        mediaType = file.mediaType
        heif = MediaType.heif.contains(mediaType) ? try HEIFFile(path: file.path) : nil
        let frames = mediaType == .tiff ? TIFFPages(path: file.path).count(upTo: limits.pages + 1) : 1
        pageCount = heif?.count ?? frames
        guard pageCount > 0 else { throw Refusal(.corruptImage, "The picture is damaged.") }
    }

    package func read(page number: Int, with tools: PageTools) throws -> PageReading {
        let header = try header(ofPage: number, limits: tools.options.limits)
        let orientation = ExifOrientation(path: file.path, mediaType: mediaType)
        guard tools.options.ocr != .skip else {
            let size = orientation.isSideways ? (header.height, header.width) : (header.width, header.height)
            return PageReading(page: page(number, of: nil, size: size, resolution: nil))
        }
        let upright = try orientation.applied(to: decode(page: number))
        let resolution = upright.resolution
        let pixels = try upright.flattened()
        try tools.checkDeadline()
        let read = try tools.recognizer.read(
            PagePicture(pixels: pixels, resolution: resolution), deadline: tools.deadline)
        return PageReading(
            page: page(
                number, of: read, size: (upright.width, upright.height), resolution: resolution))
    }

    /// Of a picture that is no larger than it may be.
    func header(ofPage number: Int, limits: ExtractionLimits) throws -> PictureHeader {
        let header =
            try heif?.header(ofPage: number)
            ?? PictureHeader(path: file.path, mediaType: mediaType, page: number)
        try header.check(against: limits, fileSize: file.size)
        return header
    }

    func decode(page number: Int) throws -> Pixels {
        if let heif { return try heif.pixels(ofPage: number) }
        let read = mediaType == .tiff ? pixReadTiff(file.path, Int32(number - 1)) : pixRead(file.path)
        guard let read else { throw Refusal(.corruptImage, "The picture is damaged.") }
        return try Pixels(read)
    }

    /// `size`: in pixels, as the camera meant it to be seen.
    private func page(
        _ number: Int, of read: RecognisedPage?, size: (width: Int, height: Int), resolution: Double?
    ) -> Page {
        let scale = 72 / (resolution ?? Raster.usual)
        let rotation = read?.rotation ?? 0
        let isSideways = rotation % 180 != 0
        let width = Double(isSideways ? size.height : size.width) * scale
        let height = Double(isSideways ? size.width : size.height) * scale
        let lines = read?.lines ?? []
        return Page(
            number: number, source: lines.isEmpty ? .none : .ocr, text: lines.text,
            confidence: read?.confidence ?? 0, rotation: rotation, width: width, height: height,
            resolution: resolution ?? Raster.usual, words: lines.words)
    }
}

import Documents
import Extraction
import Foundation

extension ImageFile: ScannedPages {
    /// Parts are PDFs.
    var isPart: Bool { false }

    func picture(ofPage number: Int, limits: ExtractionLimits) throws -> Pixels {
        _ = try header(ofPage: number, limits: limits)
        let orientation = ExifOrientation(path: file.path, mediaType: mediaType)
        return try orientation.applied(to: decode(page: number)).flattened()
    }

    func copy(of pages: [Int]) throws -> Data {
        let frames = try ImageFrames(path: file.path, mediaType: mediaType, limits: limits)
        var part = try QPDFFile()
        for number in pages {
            let scale = 72 / (try header(ofPage: number, limits: limits).resolution ?? Raster.usual)
            let image = try frames.image(at: number - 1)
            let (across, down) = (Double(image.width) * scale, Double(image.height) * scale)
            let (width, height) = image.orientation.swapsSides ? (down, across) : (across, down)
            let matrix = image.orientation.matrix(width: width, height: height).map(PDFValue.number)
            let content = Array("q \(matrix.joined(separator: " ")) cm /Page Do Q\n".utf8)
            try part.addPage([
                "MediaBox": [0, 0, .real(width), .real(height)],
                "Resources": ["XObject": ["Page": .reference(try image.add(to: &part))]],
                "Contents": .reference(try part.addCompressedStream([:], content)),
            ])
        }
        part.setInformation(PDFFile.partKey, pages.map(String.init).joined(separator: " "))
        return try part.written()
    }
}

import CTesseract
import Documents
import Extraction
import Foundation

/// The frames of a picture, decoded one at a time and only as far as needed.
struct ImageFrames {
    private enum Source {
        case jpeg(JPEGImage)
        case png(PNGImage)
        case tiff([TIFFDirectory])
        case heif(HEIFFile)
        /// Anything else that Leptonica decodes: BMP, GIF, WebP.
        case other(MediaType)
    }

    let count: Int
    private let path: String
    private let source: Source
    private let fileSize: Int
    private let limits: ExtractionLimits

    init(path: String, mediaType: MediaType, limits: ExtractionLimits) throws {
        self.path = path
        self.limits = limits
        let data = try Data(contentsOf: URL(filePath: path))
        fileSize = data.count
        switch mediaType {
        case .jpeg: source = .jpeg(try JPEGImage(data))
        case .png: source = .png(try PNGImage(data))
        case .tiff: source = .tiff(try TIFFDirectory.frames(of: data, limit: limits.pages))
        case .heic, .avif: source = .heif(try HEIFFile(path: path))
        default: source = .other(mediaType)
        }
        count =
            switch source {
            case .tiff(let frames): frames.count
            case .heif(let file): file.count
            default: 1
            }
        guard count <= limits.pages else {
            throw Refusal(.tooManyPages, "The picture has more than \(limits.pages) pages.")
        }
    }

    /// `index` from 0.
    func image(at index: Int) throws -> PageImage {
        switch source {
        case .jpeg(let jpeg):
            try admit(PictureHeader(width: jpeg.width, height: jpeg.height, bitsPerPixel: 24))
            return jpeg.image
        case .png(let png):
            try admit(PictureHeader(width: png.width, height: png.height, bitsPerPixel: 24))
            return try png.image ?? decoded(pixRead(path))
        case .tiff(let frames):
            let frame = frames[index]
            try admit(PictureHeader(width: frame.width, height: frame.height, bitsPerPixel: 24))
            // Leptonica takes 0 for the first frame, wherever its directory stands.
            var offset = index == 0 ? 0 : frame.offset
            return try frame.jpegImage ?? decoded(pixReadFromMultipageTiff(path, &offset))
        case .heif(let file):
            try admit(file.header(ofPage: index + 1))
            return try file.pixels(ofPage: index + 1).photograph()
        case .other(let type):
            try admit(PictureHeader(path: path, mediaType: type, page: 1))
            return try decoded(pixRead(path))
        }
    }

    private func decoded(_ pix: UnsafeMutablePointer<Pix>?) throws -> PageImage {
        guard let pix else { throw Refusal.renditionCorruptImage }
        return try Pixels(pix).pageImage()
    }

    private func admit(_ header: PictureHeader) throws {
        try header.check(against: limits, fileSize: fileSize)
    }
}

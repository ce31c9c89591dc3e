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
        /// Anything else that Leptonica decodes: BMP, GIF, WebP.
        case other
    }

    let count: Int
    private let path: String
    private let source: Source
    private let limits: ExtractionLimits

    init(request: RenditionRequest) throws {
        path = request.path
        limits = request.limits
        let data = try Data(contentsOf: URL(filePath: path))
        switch request.mediaType {
        case .jpeg: source = .jpeg(try JPEGImage(data))
        case .png: source = .png(try PNGImage(data))
        case .tiff: source = .tiff(try TIFFDirectory.frames(of: data, limit: limits.pages))
        default: source = .other
        }
        if case .tiff(let frames) = source { count = frames.count } else { count = 1 }
        guard count <= limits.pages else {
            throw Refusal(.tooManyPages, "The picture has more than \(limits.pages) pages.")
        }
    }

    /// `index` from 0.
    func image(at index: Int) throws -> PageImage {
        switch source {
        case .jpeg(let jpeg):
            try admit(width: jpeg.width, height: jpeg.height)
            return jpeg.image
        case .png(let png):
            try admit(width: png.width, height: png.height)
            return try png.image ?? Bitmap(path: path).pageImage()
        case .tiff(let frames):
            let frame = frames[index]
            try admit(width: frame.width, height: frame.height)
            let offset = index == 0 ? nil : frame.offset
            return try frame.jpegImage ?? Bitmap(tiff: path, directoryOffset: offset).pageImage()
        case .other:
            var (format, width, height): (Int32, Int32, Int32) = (0, 0, 0)
            guard pixReadHeader(path, &format, &width, &height, nil, nil, nil) == 0 else {
                throw Refusal.renditionCorruptImage
            }
            try admit(width: Int(width), height: Int(height))
            return try Bitmap(path: path).pageImage()
        }
    }

    private func admit(width: Int, height: Int) throws {
        let megapixels = Double(width) * Double(height) / 1e6
        guard megapixels <= limits.megapixels else {
            throw Refusal(
                .pageTooLarge,
                "A page has \(Int(megapixels)) megapixels; \(Int(limits.megapixels)) are allowed.")
        }
    }
}

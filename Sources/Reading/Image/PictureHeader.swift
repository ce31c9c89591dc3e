import CTesseract
import Documents
import Extraction

/// What a picture says of itself before it is decoded. A few bytes can announce a picture that fills the memory.
struct PictureHeader {
    let width: Int
    let height: Int
    let bitsPerPixel: Int
    /// Dots per inch; known of a TIFF only, and nil where it says none or nonsense.
    private(set) var resolution: Double?

    init(width: Int, height: Int, bitsPerPixel: Int) {
        self.width = width
        self.height = height
        self.bitsPerPixel = bitsPerPixel
    }

    init(path: String, mediaType: MediaType, page: Int) throws {
        var (format, width, height, depth, samples, palette): (Int32, Int32, Int32, Int32, Int32, Int32) =
            (0, 0, 0, 0, 0, 0)
        var resolution: Int32 = 0
        let failed =
            mediaType == .tiff
            ? readHeaderTiff(
                path, Int32(page - 1), &width, &height, &depth, &samples, &resolution, &palette, &format)
            : pixReadHeader(path, &format, &width, &height, &depth, &samples, &palette)
        guard failed == 0, width > 0, height > 0 else {
            throw Refusal(.corruptImage, "The picture is damaged.")
        }
        self.init(
            width: Int(width), height: Int(height), bitsPerPixel: Int(max(1, depth)) * Int(max(1, samples)))
        self.resolution = (50...2400).contains(resolution) ? Double(resolution) : nil
    }

    var megapixels: Double { Double(width) * Double(height) / 1e6 }

    /// - Parameter fileSize: in bytes.
    func check(against limits: ExtractionLimits, fileSize: Int) throws {
        try checkForBomb(limits: limits, packedBytes: fileSize)
        guard megapixels <= limits.megapixels else {
            throw Refusal(
                .pageTooLarge,
                "The picture has \(Int(megapixels)) megapixels; the limit is \(Int(limits.megapixels)).")
        }
    }

    /// Even a blank page of fax coding or PNG packs by a thousand at most; and a small picture harms nobody.
    func checkForBomb(limits: ExtractionLimits, packedBytes: Int) throws {
        let unpacked = Double(width) * Double(height) * Double(bitsPerPixel) / 8
        if megapixels > limits.megapixels, unpacked > 2000 * Double(packedBytes) {
            throw Refusal(
                .decompressionBomb,
                "A picture of \(packedBytes) bytes claims to hold \(Int(megapixels)) megapixels.")
        }
    }
}

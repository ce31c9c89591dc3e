import Documents
import Foundation

/// A PNG, its compressed pixels put into the PDF as they are: PDF's Flate filter knows PNG's predictors
/// (ISO 32000-1 §7.4.4.4). The chunks are those of the PNG specification, third edition, §11.
struct PNGImage {
    private(set) var width = 0
    private(set) var height = 0
    private var bits = 0
    private var colourType = 0
    private var isInterlaced = false
    private var isTransparent = false
    private var palette = Data()
    private var pixels = Data()

    private static let grey = 0
    private static let rgb = 2
    private static let indexed = 3

    init(_ data: Data) throws {
        let reader = ByteReader(data: data)
        guard reader.bytes(0, 8) == Data([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) else {
            throw Refusal.renditionCorruptImage
        }
        var offset = 8
        while let length = reader.number(at: offset, size: 4), let kind = reader.bytes(offset + 4, 4) {
            guard let content = reader.bytes(offset + 8, length) else { throw Refusal.renditionCorruptImage }
            switch String(decoding: kind, as: UTF8.self) {
            case "IHDR": try readHeader(ByteReader(data: content))
            case "PLTE": palette = content
            case "tRNS": isTransparent = true
            case "IDAT": pixels.append(content)
            default: break
            }
            offset += 12 + length
        }
        guard width > 0, height > 0, !pixels.isEmpty else { throw Refusal.renditionCorruptImage }
    }

    private mutating func readHeader(_ header: ByteReader) throws {
        guard let width = header.number(at: 0, size: 4), let height = header.number(at: 4, size: 4),
            let bits = header.byte(8), let colourType = header.byte(9), let interlace = header.byte(12)
        else { throw Refusal.renditionCorruptImage }
        self.width = width
        self.height = height
        self.bits = Int(bits)
        self.colourType = Int(colourType)
        isInterlaced = interlace != 0
    }

    /// Nil when PDF can't hold it as it is: interlaced, or with transparency.
    var image: PageImage? {
        guard !isInterlaced, !isTransparent else { return nil }
        let colourSpace: PDFValue
        switch colourType {
        case PNGImage.grey: colourSpace = .name("DeviceGray")
        case PNGImage.rgb: colourSpace = .name("DeviceRGB")
        case PNGImage.indexed where palette.count >= 3:
            colourSpace = [
                .name("Indexed"), .name("DeviceRGB"), .integer(palette.count / 3 - 1),
                .string(Array(palette)),
            ]
        default: return nil
        }
        return PageImage(
            dictionary: [
                "Filter": .name("FlateDecode"), "ColorSpace": colourSpace, "BitsPerComponent": .integer(bits),
                "DecodeParms": [
                    "Predictor": 15, "Colors": colourType == PNGImage.rgb ? 3 : 1,
                    "BitsPerComponent": .integer(bits), "Columns": .integer(width),
                ],
            ],
            data: pixels, width: width, height: height)
    }
}

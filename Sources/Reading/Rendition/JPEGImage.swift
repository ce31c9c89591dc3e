import Documents
import Foundation

/// A JPEG, put into the PDF as it is (`DCTDecode`). Only its headers are looked at (ITU-T T.81 annex B).
struct JPEGImage {
    private(set) var width = 0
    private(set) var height = 0
    private(set) var components = 0
    /// Photoshop and its kin write CMYK inverted, and say so by an `Adobe` marker.
    private(set) var hasAdobeMarker = false

    private let data: Data

    /// Throws for a JPEG that PDF can't hold (lossless, arithmetic coding, 12 bits) as for a broken one.
    init(_ data: Data) throws {
        self.data = data
        let reader = ByteReader(data: data)
        guard reader.number(at: 0, size: 2) == 0xFFD8 else { throw Refusal.renditionCorruptImage }
        var offset = 2
        while width == 0 || components == 0 {
            while reader.byte(offset) == 0xFF, reader.byte(offset + 1) == 0xFF { offset += 1 }
            guard reader.byte(offset) == 0xFF, let marker = reader.byte(offset + 1),
                let length = reader.number(at: offset + 2, size: 2), length >= 2,
                let segment = reader.bytes(offset + 4, length - 2)
            else { throw Refusal.renditionCorruptImage }
            try read(ByteReader(data: segment), marker: marker)
            offset += 2 + length
        }
    }

    private mutating func read(_ segment: ByteReader, marker: UInt8) throws {
        switch marker {
        case 0xC0, 0xC1, 0xC2:
            guard segment.byte(0) == 8, let height = segment.number(at: 1, size: 2), height > 0,
                let width = segment.number(at: 3, size: 2), width > 0, let components = segment.byte(5),
                [1, 3, 4].contains(components)
            else { throw Refusal.renditionCorruptImage }
            self.height = height
            self.width = width
            self.components = Int(components)
        case 0xC3, 0xC5...0xC7, 0xC9...0xCB, 0xCD...0xCF, 0xD8...0xDA:
            throw Refusal.renditionCorruptImage
        case 0xEE where segment.bytes(0, 5) == Data("Adobe".utf8):
            hasAdobeMarker = true
        default: break
        }
    }

    var image: PageImage {
        var dictionary: [String: PDFValue] = ["Filter": .name("DCTDecode"), "BitsPerComponent": 8]
        switch components {
        case 1: dictionary["ColorSpace"] = .name("DeviceGray")
        case 4:
            dictionary["ColorSpace"] = .name("DeviceCMYK")
            if hasAdobeMarker { dictionary["Decode"] = [1, 0, 1, 0, 1, 0, 1, 0] }
        default: dictionary["ColorSpace"] = .name("DeviceRGB")
        }
        return PageImage(
            dictionary: dictionary, data: data, width: width, height: height,
            orientation: ImageOrientation(exif: ExifOrientation(jpeg: Array(data.prefix(1 << 17))).value))
    }
}

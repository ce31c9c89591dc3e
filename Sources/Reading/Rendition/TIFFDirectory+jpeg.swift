import Documents
import Foundation

extension TIFFDirectory {
    private static let jpegCompression = 7
    private static let rgbPhotometric = 2

    /// The frame as the JPEG that it is inside (TIFF Technical Note 2): the shared tables, then the only strip.
    /// Nil for any other kind of frame, and for one in many strips, each of which is a JPEG of its own.
    var jpegImage: PageImage? {
        guard number(Tag.compression) == TIFFDirectory.jpegCompression, let strip = onlyStrip,
            strip.starts(with: [0xFF, 0xD8])
        else { return nil }
        var jpeg = strip
        if let tables = bytes(Tag.jpegTables), tables.starts(with: [0xFF, 0xD8]),
            tables.suffix(2) == Data([0xFF, 0xD9])
        {
            jpeg = tables.dropLast(2) + strip.dropFirst(2)
        }
        // Not a JPEG that PDF can hold: it is decoded instead.
        guard let header = try? JPEGImage(jpeg), header.components != 4 else { return nil }
        var image = header.image
        image.orientation = ImageOrientation(exif: number(Tag.orientation) ?? 1)
        if number(Tag.photometric) == TIFFDirectory.rgbPhotometric {
            image.dictionary["DecodeParms"] = ["ColorTransform": 0]
        }
        return image
    }
}

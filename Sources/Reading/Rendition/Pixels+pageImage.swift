import CTesseract
import Documents
import Foundation

extension Pixels {
    /// As it is put into a PDF, without loss and small: black and white as CCITT group 4, all else as PNG compresses it.
    /// Transparent parts become white, as on paper.
    func pageImage() throws -> PageImage {
        let opaque = try ontoWhite()
        if opaque.depth == 1 {
            let bilevel = try Pixels(pixRemoveColormap(opaque.handle, Int32(REMOVE_CMAP_BASED_ON_SRC)))
            if bilevel.depth == 1 { return try bilevel.faxImage() }
        }
        let png = try PNGImage(Pixels.encoded { pixWriteMemPng(&$0, &$1, opaque.handle, 0) })
        guard let image = png.image else { throw Refusal.renditionCorruptImage }
        return image
    }

    /// For what has lost by packing already, as photographs have: as JPEG, since without loss it would be ten times as large.
    func photograph() throws -> PageImage {
        let opaque = try ontoWhite()
        return try JPEGImage(Pixels.encoded { pixWriteMemJpeg(&$0, &$1, opaque.handle, 90, 0) }).image
    }

    private func ontoWhite() throws -> Pixels {
        if depth == 32, pixGetSpp(handle) == 4 {
            return try Pixels(pixAlphaBlendUniform(handle, 0xFFFF_FF00))
        }
        guard let palette = pixGetColormap(handle) else { return try shared() }
        var isOpaque: Int32 = 1
        pixcmapIsOpaque(palette, &isOpaque)
        guard isOpaque == 0 else { return try shared() }
        return try Pixels(pixRemoveColormap(handle, Int32(REMOVE_CMAP_WITH_ALPHA))).ontoWhite()
    }

    /// Leptonica writes a G4 TIFF as a single strip, black as 1, which is just what `CCITTFaxDecode` reads by default.
    private func faxImage() throws -> PageImage {
        let tiff = try Pixels.encoded { pixWriteMemTiff(&$0, &$1, handle, Int32(IFF_TIFF_G4)) }
        guard let strip = try TIFFDirectory.frames(of: tiff, limit: 1).first?.onlyStrip else {
            throw Refusal.renditionCorruptImage
        }
        return PageImage(
            dictionary: [
                "Filter": .name("CCITTFaxDecode"), "ColorSpace": .name("DeviceGray"), "BitsPerComponent": 1,
                "DecodeParms": ["K": -1, "Columns": .integer(width), "Rows": .integer(height)],
            ],
            data: strip, width: width, height: height)
    }

    private static func encoded(
        _ encode: (inout UnsafeMutablePointer<UInt8>?, inout Int) -> Int32
    ) throws -> Data {
        var bytes: UnsafeMutablePointer<UInt8>?
        var count = 0
        guard encode(&bytes, &count) == 0, let bytes else { throw Refusal.renditionOutOfMemory }
        return Data(
            bytesNoCopy: bytes, count: count, deallocator: .custom { pointer, _ in lept_free(pointer) })
    }
}

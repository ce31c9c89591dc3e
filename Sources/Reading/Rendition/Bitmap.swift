import CTesseract
import Documents
import Foundation

/// Decoded pixels, by Leptonica.
struct Bitmap: ~Copyable {
    private var pix: UnsafeMutablePointer<PIX>?

    /// Any format that Leptonica knows; the first frame.
    init(path: String) throws {
        try self.init(owning: pixRead(path))
    }

    /// The frame of a TIFF whose directory stands at `offset` bytes; nil for the first. Turned as its orientation
    /// tag says.
    init(tiff path: String, directoryOffset offset: Int?) throws {
        var offset = offset ?? 0
        try self.init(owning: pixReadFromMultipageTiff(path, &offset))
    }

    private init(owning pix: UnsafeMutablePointer<PIX>?) throws {
        guard let pix else { throw Refusal.renditionCorruptImage }
        self.pix = pix
    }

    deinit {
        var pix = pix
        pixDestroy(&pix)
    }

    /// Without loss and small: black and white as CCITT group 4, all else as PNG compresses it. Transparent parts
    /// become white, as on paper.
    consuming func pageImage() throws -> PageImage {
        try flattenOntoWhite()
        if pixGetDepth(pix) == 1 {
            try keep(pixRemoveColormap(pix, Int32(REMOVE_CMAP_BASED_ON_SRC)))
        }
        if pixGetDepth(pix) == 1 {
            return try faxImage()
        }
        let png = try PNGImage(encoded { pixWriteMemPng(&$0, &$1, pix, 0) })
        guard let image = png.image else { throw Refusal.renditionCorruptImage }
        return image
    }

    private mutating func flattenOntoWhite() throws {
        if let map = pixGetColormap(pix) {
            var isOpaque: Int32 = 1
            pixcmapIsOpaque(map, &isOpaque)
            if isOpaque == 0 { try keep(pixRemoveColormap(pix, Int32(REMOVE_CMAP_WITH_ALPHA))) }
        }
        if pixGetDepth(pix) == 32, pixGetSpp(pix) == 4 {
            try keep(pixAlphaBlendUniform(pix, 0xFFFF_FF00))
        }
    }

    private mutating func keep(_ new: UnsafeMutablePointer<PIX>?) throws {
        guard let new else { throw Refusal.renditionOutOfMemory }
        var old = pix
        pixDestroy(&old)
        pix = new
    }

    /// Leptonica writes a G4 TIFF as a single strip, black as 1, which is just what `CCITTFaxDecode` reads by default.
    private borrowing func faxImage() throws -> PageImage {
        let tiff = try encoded { pixWriteMemTiff(&$0, &$1, pix, Int32(IFF_TIFF_G4)) }
        guard let strip = try TIFFDirectory.frames(of: tiff, limit: 1).first?.onlyStrip else {
            throw Refusal.renditionCorruptImage
        }
        let (width, height) = (Int(pixGetWidth(pix)), Int(pixGetHeight(pix)))
        return PageImage(
            dictionary: [
                "Filter": .name("CCITTFaxDecode"), "ColorSpace": .name("DeviceGray"), "BitsPerComponent": 1,
                "DecodeParms": ["K": -1, "Columns": .integer(width), "Rows": .integer(height)],
            ],
            data: strip, width: width, height: height)
    }

    private borrowing func encoded(
        _ encode: (inout UnsafeMutablePointer<UInt8>?, inout Int) -> Int32
    ) throws -> Data {
        var bytes: UnsafeMutablePointer<UInt8>?
        var count = 0
        guard encode(&bytes, &count) == 0, let bytes else { throw Refusal.renditionOutOfMemory }
        return Data(
            bytesNoCopy: bytes, count: count, deallocator: .custom { pointer, _ in lept_free(pointer) })
    }
}

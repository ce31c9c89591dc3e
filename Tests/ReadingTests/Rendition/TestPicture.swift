import CTesseract
import Foundation

@testable import Reading

/// A drawn picture without any symmetry: a dark block in the upper left, a lighter one in the upper right, a dot below.
struct TestPicture: ~Copyable {
    struct Broken: Error {}

    private let pix: UnsafeMutablePointer<Pix>
    /// One value a pixel, row by row: what a viewer draws.
    let grey: [UInt8]

    /// `depth`: 1, 8 or 32 bits a pixel.
    init(width: Int, height: Int, depth: Int) throws {
        let grey = (0..<(width * height)).map { index -> UInt8 in
            let (x, y) = (index % width * 8 / width, index / width * 8 / height)
            if x < 3, y < 3 { return 0 }
            if x >= 6, y < 4 { return depth == 1 ? 0 : 102 }
            return x == 1 && y == 6 ? 0 : 255
        }
        try self.init(grey: grey, width: width, height: height, depth: depth)
    }

    private init(grey: [UInt8], width: Int, height: Int, depth: Int) throws {
        guard let pix = pixCreate(Int32(width), Int32(height), Int32(depth)) else { throw Broken() }
        for (index, value) in grey.enumerated() {
            let value32 = UInt32(value)
            let pixel =
                switch depth {
                case 1: UInt32(value < 128 ? 1 : 0)
                case 8: value32
                default: value32 << 24 | value32 << 16 | value32 << 8
                }
            pixSetPixel(pix, Int32(index % width), Int32(index / width), pixel)
        }
        self.pix = pix
        self.grey = grey
    }

    deinit {
        var pix: UnsafeMutablePointer<Pix>? = pix
        pixDestroy(&pix)
    }

    /// The picture as a camera stores it that notes this EXIF orientation (CIPA DC-008 §4.6.4: which sides of the
    /// upright picture the stored first row and first column are).
    func stored(exif: Int) throws -> TestPicture {
        let (width, height) = (Int(pixGetWidth(pix)), Int(pixGetHeight(pix)))
        let isTurned = exif >= 5
        let (storedWidth, storedHeight) = isTurned ? (height, width) : (width, height)
        let pixels = (0..<(width * height)).map { index in
            let (column, row) = (index % storedWidth, index / storedWidth)
            let (left, top) = isTurned ? (row, column) : (column, row)
            let x = [2, 3, 6, 7].contains(exif) ? width - 1 - left : left
            let y = [3, 4, 7, 8].contains(exif) ? height - 1 - top : top
            return grey[y * width + x]
        }
        return try TestPicture(
            grey: pixels, width: storedWidth, height: storedHeight, depth: Int(pixGetDepth(pix)))
    }

    /// One value a pixel of a picture of 8 bits.
    static func grey(of pixels: borrowing Pixels) -> [UInt8] {
        (0..<(pixels.width * pixels.height)).map { index in
            var value: UInt32 = 0
            pixGetPixel(
                pixels.handle, Int32(index % pixels.width), Int32(index / pixels.width), &value)
            return UInt8(truncatingIfNeeded: value)
        }
    }

    func write(to path: String, format: Int32) throws {
        guard pixWrite(path, pix, format) == 0 else { throw Broken() }
    }

    func append(toTIFF path: String, isFirst: Bool) throws {
        guard pixWriteTiff(path, pix, Int32(IFF_TIFF_ZIP), isFirst ? "w" : "a") == 0 else { throw Broken() }
    }
}

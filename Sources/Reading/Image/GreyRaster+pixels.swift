import CTesseract
import Documents

extension GreyRaster {
    init(_ picture: borrowing Pixels) throws {
        let plain = try Pixels(pixRemoveColormap(picture.handle, Int32(REMOVE_CMAP_TO_GRAYSCALE)))
        let grey = try Pixels(pixConvertTo8(plain.handle, 0))
        let (width, height) = (grey.width, grey.height)
        let wordsPerLine = Int(pixGetWpl(grey.handle))
        guard let words = pixGetData(grey.handle) else {
            throw Refusal(.outOfMemory, "A picture of it takes more memory than its limit allows.")
        }
        let bytes = [UInt8](unsafeUninitializedCapacity: width * height) { buffer, count in
            for row in 0..<height {
                // Leptonica keeps four pixels in a word, the first in its highest byte, on every kind of machine.
                let line = words + row * wordsPerLine
                for column in 0..<width {
                    buffer[row * width + column] = UInt8(
                        truncatingIfNeeded: line[column >> 2] >> UInt32(24 - 8 * (column & 3)))
                }
            }
            count = width * height
        }
        self.init(width: width, height: height, bytes: bytes)
    }
}

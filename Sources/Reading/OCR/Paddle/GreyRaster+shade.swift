import CTesseract

/// The bytes of a picture in shades of grey, row by row from its top, for code that looks at every one.
struct GreyPicture {
    let width: Int
    let height: Int
    private let bytes: [UInt8]

    init(_ pixels: borrowing Pixels) throws {
        let grey = try Pixels(pixConvertTo8(pixels.handle, 0))
        let (width, height) = (grey.width, grey.height)
        self.width = width
        self.height = height
        let wordsPerLine = Int(pixGetWpl(grey.handle))
        guard let words = pixGetData(grey.handle) else {
            bytes = []
            return
        }
        bytes = [UInt8](unsafeUninitializedCapacity: width * height) { buffer, count in
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
    }

    subscript(column: Int, row: Int) -> UInt8 { bytes[row * width + column] }

    /// Between four pixels, in proportion; outside, as at the nearest edge.
    ///
    /// - Parameter x: 0.5 is the middle of the first pixel.
    func shade(x: Double, y: Double) -> Double {
        let (across, down) = (clamp(x - 0.5, width), clamp(y - 0.5, height))
        let (column, row) = (Int(across), Int(down))
        let (right, below) = (min(column + 1, width - 1), min(row + 1, height - 1))
        let (partAcross, partDown) = (across - Double(column), down - Double(row))
        let top = Double(self[column, row]) * (1 - partAcross) + Double(self[right, row]) * partAcross
        let bottom = Double(self[column, below]) * (1 - partAcross) + Double(self[right, below]) * partAcross
        return top * (1 - partDown) + bottom * partDown
    }

    private func clamp(_ place: Double, _ length: Int) -> Double {
        max(0, min(place, Double(length - 1)))
    }
}

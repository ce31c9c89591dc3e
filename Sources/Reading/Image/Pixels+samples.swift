import CTesseract

extension Pixels {
    /// From rows of bytes: red, green, blue, and opacity if there is any.
    ///
    /// - Parameter stride: bytes from one row to the next.
    init(
        samples: UnsafePointer<UInt8>, width: Int, height: Int, stride: Int, hasAlpha: Bool
    ) throws {
        try self.init(pixCreateNoInit(Int32(width), Int32(height), 32))
        if hasAlpha { pixSetSpp(handle, 4) }
        guard let words = pixGetData(handle) else { return }
        let wordsPerLine = Int(pixGetWpl(handle))
        let step = hasAlpha ? 4 : 3
        for row in 0..<height {
            var sample = samples + row * stride
            let line = words + row * wordsPerLine
            for column in 0..<width {
                let colour = UInt32(sample[0]) << 24 | UInt32(sample[1]) << 16 | UInt32(sample[2]) << 8
                line[column] = colour | (hasAlpha ? UInt32(sample[3]) : 0)
                sample += step
            }
        }
    }
}

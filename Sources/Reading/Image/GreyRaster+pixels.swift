import CTesseract
import Documents

extension GreyRaster {
    init(_ picture: borrowing Pixels) throws {
        let plain = try Pixels(pixRemoveColormap(picture.handle, Int32(REMOVE_CMAP_TO_GRAYSCALE)))
        let grey = try Pixels(pixConvertTo8(plain.handle, 0))
        var data: UnsafeMutablePointer<UInt8>?
        var count = 0
        guard pixGetRasterData(grey.handle, &data, &count) == 0, let data, count == grey.width * grey.height
        else { throw Refusal(.outOfMemory, "A picture of it takes more memory than its limit allows.") }
        defer { lept_free(data) }
        self.init(
            width: grey.width, height: grey.height,
            bytes: Array(UnsafeBufferPointer(start: data, count: count)))
    }
}

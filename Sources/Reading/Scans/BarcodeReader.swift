import CBarcodes
import Documents
import Extraction

/// Reads the barcodes of a page, patch codes among them.
struct BarcodeReader {
    let options: ScanOptions

    /// Longer ones are cut: a QR code may hold three thousand characters.
    private static let longestText = 500
    private static let most = 50

    func read(_ raster: GreyRaster, page: Int) throws -> [Barcode] {
        let found = Findings(page: page, width: Double(raster.width), height: Double(raster.height))
        let failed = raster.bytes.withUnsafeBufferPointer { bytes in
            a2d2_read_barcodes(
                bytes.baseAddress, Int32(raster.width), Int32(raster.height),
                { context, symbology, text, length, corners in
                    guard let context, let symbology, let text, let corners else { return }
                    Unmanaged<Findings>.fromOpaque(context).takeUnretainedValue().add(
                        symbology: symbology, text: text, length: length, corners: corners)
                }, Unmanaged.passUnretained(found).toOpaque())
        }
        guard failed == 0 else {
            throw Refusal(.outOfMemory, "Its barcodes take more memory than its limit allows.")
        }
        for patch in PatchCodeFinder(raster).find() {
            found.barcodes.append(
                Barcode(page: page, symbology: "PatchCode", text: patch.code.rawValue, box: patch.box))
        }
        return found.barcodes.prefix(Self.most).map { barcode in
            var barcode = barcode
            barcode.serialNumber = options.serialNumber(of: barcode.text)
            barcode.text = String(barcode.text.prefix(Self.longestText))
            return barcode
        }
    }

    /// What the C++ side hands over, one after the other.
    private final class Findings {
        let page: Int
        let width: Double
        let height: Double
        var barcodes: [Barcode] = []

        init(page: Int, width: Double, height: Double) {
            (self.page, self.width, self.height) = (page, width, height)
        }

        func add(
            symbology: UnsafePointer<CChar>, text: UnsafePointer<CChar>, length: Int,
            corners: UnsafePointer<Int32>
        ) {
            let bytes = UnsafeRawBufferPointer(start: text, count: length)
            let across = [0, 2, 4, 6].map { Double(corners[$0]) / width }
            let down = [1, 3, 5, 7].map { Double(corners[$0]) / height }
            let (left, right) = (across.min() ?? 0, across.max() ?? 0)
            let (top, bottom) = (down.min() ?? 0, down.max() ?? 0)
            barcodes.append(
                Barcode(
                    page: page, symbology: String(cString: symbology),
                    text: String(decoding: bytes, as: UTF8.self),
                    box: Box(x: left, y: top, width: right - left, height: bottom - top).clamped))
        }
    }
}

/// A barcode on a page, as it was read.
package struct Barcode: Sendable, Hashable, Codable {
    /// From 1.
    package var page: Int
    /// `QRCode`, `Code128`, `Code39`, `PatchCode`.
    package var symbology: String
    package var text: String
    /// In fractions of the page as it lies.
    package var box: Box
    /// What it says after the prefix of archive serial numbers, when it has it.
    package var serialNumber: Int?

    package init(page: Int, symbology: String, text: String, box: Box, serialNumber: Int? = nil) {
        self.page = page
        self.symbology = symbology
        self.text = text
        self.box = box
        self.serialNumber = serialNumber
    }
}

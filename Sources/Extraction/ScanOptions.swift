/// What a pipeline file says under `extract.scans`: how a stack of paper that was scanned in one go becomes documents.
/// Where all is as usual, nobody looks for barcodes.
package struct ScanOptions: Sendable, Hashable, Codable {
    /// What becomes of a page that divides documents.
    package enum SeparatorPages: String, Sendable, Codable, CaseIterable {
        /// It is a sheet that says nothing else; so does its back, when that is blank.
        case drop
        /// It is the first page of the document that it begins.
        case keep
    }

    package enum Sides: String, Sendable, Codable, CaseIterable {
        /// Pages come in their order.
        case asScanned = "as-scanned"
        /// A stack that went through a feeder for one side twice, turned over in between: all fronts, then all backs, the
        /// last one first.
        case frontsThenBacks = "fronts-then-backs"
    }

    /// Texts of barcodes that divide documents. `PATCHT` is the patch code too.
    package var separators: [String]
    package var separatorPages: SeparatorPages
    /// What archive serial numbers begin with in a barcode; nil when nobody looks for them.
    package var serialNumberPrefix: String?
    /// A page with another serial number than the pages before it begins a document.
    package var dividesAtSerialNumbers: Bool
    package var sides: Sides

    package init(
        separators: [String] = [], separatorPages: SeparatorPages = .drop, serialNumberPrefix: String? = nil,
        dividesAtSerialNumbers: Bool = false, sides: Sides = .asScanned
    ) {
        self.separators = separators
        self.separatorPages = separatorPages
        self.serialNumberPrefix = serialNumberPrefix
        self.dividesAtSerialNumbers = dividesAtSerialNumbers
        self.sides = sides
    }

    /// Somebody wants to know what barcodes say.
    package var readsBarcodes: Bool { !separators.isEmpty || serialNumberPrefix != nil }
}

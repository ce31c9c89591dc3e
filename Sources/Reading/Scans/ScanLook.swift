import Documents
import Extraction

/// What a look at every page of a scan says, before any is read.
struct ScanLook {
    private(set) var barcodes: [Barcode] = []
    private(set) var findings: [Finding] = []
    let division: ScanDivision

    /// More are kept of no document.
    private static let mostBarcodes = 1000

    /// - Parameter page: called before each page is looked at.
    init(
        at source: any ScannedPages, options: ScanOptions, limits: ExtractionLimits,
        page begin: (Int) throws -> Void
    )
        throws
    {
        let reader = BarcodeReader(options: options)
        var marks: [PageMarks] = []
        for number in 1...source.pageCount {
            guard options.readsBarcodes else {
                marks.append(PageMarks())
                continue
            }
            try begin(number)
            do {
                let raster = try GreyRaster(source.picture(ofPage: number, limits: limits))
                let found = try reader.read(raster, page: number)
                marks.append(
                    PageMarks(
                        isSeparator: found.contains { options.isSeparator($0.text) },
                        serialNumber: found.lazy.compactMap(\.serialNumber).first, isBlank: raster.isBlank))
                barcodes += found.prefix(Self.mostBarcodes - barcodes.count)
            } catch let refusal as Refusal {
                // The page may be readable nevertheless, and says itself when it is not.
                marks.append(PageMarks())
                findings.append(
                    Finding(
                        code: "barcodes-not-read", severity: .warning,
                        message: "Page \(number) was not searched for barcodes: \(refusal.message)"))
            }
        }
        if options.sides == .frontsThenBacks, source.pageCount > 1, !source.pageCount.isMultiple(of: 2) {
            findings.append(
                Finding(
                    code: "sides-uneven", severity: .warning,
                    message: "It has \(source.pageCount) pages, which can't be as many fronts as backs: "
                        + "their order was left as it is."))
        }
        division = source.isPart ? .none : ScanDivision(marks, options: options)
    }
}

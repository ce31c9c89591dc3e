import Documents
import Extraction
import Foundation

extension PDFFile: ScannedPages {
    /// In a part's information dictionary: the pages of the scan that it was made of.
    static let partKey = "/A2D2Pages"
    /// The narrow bars of common labels are four dots wide then, and a page is looked at in half the time of 300.
    private static let dotsPerInch = 200.0

    var isPart: Bool {
        guard let file = try? QPDFFile(path: path, passwords: passwords) else { return false }
        return file.information(Self.partKey) != nil
    }

    func picture(ofPage number: Int, limits: ExtractionLimits) throws -> Pixels {
        let page = PDFPage(try opened(number))
        let size = page.size
        guard size.width > 0, size.height > 0, size.width.isFinite, size.height.isFinite else {
            throw Refusal(.corruptPDF, "The page has no size.")
        }
        let raster = try Raster(width: size.width, height: size.height, megapixels: limits.megapixels)
        try checkPictures(ofPage: number)
        return try page.render(dotsPerInch: min(Self.dotsPerInch, raster.dotsPerInch))
    }

    func copy(of pages: [Int]) throws -> Data {
        let original = try QPDFFile(path: path, passwords: passwords)
        let part = try QPDFFile()
        for number in pages { try part.add(original.page(at: number - 1), of: original) }
        part.setInformation(Self.partKey, pages.map(String.init).joined(separator: " "))
        return try part.written()
    }
}

import Documents
import Extraction
import Foundation

/// A source whose pages can be looked at before any of them is read, and copied.
protocol ScannedPages: PageSource {
    /// Its pages were divided or put in order already, by us.
    var isPart: Bool { get }

    /// A page as it lies, fine enough for barcodes.
    func picture(ofPage number: Int, limits: ExtractionLimits) throws -> Pixels

    /// A PDF of these pages, each as it is. Throws a `Refusal` when they can't be copied.
    func copy(of pages: [Int]) throws -> Data
}

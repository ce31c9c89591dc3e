import Foundation

/// A picture as it is put into a PDF.
struct PageImage {
    /// The image XObject's dictionary (ISO 32000-1 §8.9.5), without `Type`, `Subtype`, `Width` and `Height`.
    var dictionary: [String: PDFValue]
    var data: Data
    /// In pixels, as stored.
    var width: Int
    var height: Int
    var orientation = ImageOrientation.upright
}

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

extension PageImage {
    func add(to sink: inout some PDFObjectSink & ~Copyable) throws -> PDFReference {
        var dictionary = dictionary
        dictionary["Type"] = .name("XObject")
        dictionary["Subtype"] = .name("Image")
        dictionary["Width"] = .integer(width)
        dictionary["Height"] = .integer(height)
        return try sink.addStream(dictionary, data)
    }
}

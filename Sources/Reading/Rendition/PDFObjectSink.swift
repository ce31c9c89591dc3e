import Foundation

/// Whatever indirect objects can be added to.
protocol PDFObjectSink: ~Copyable {
    mutating func add(_ value: PDFValue) throws -> PDFReference

    /// `dictionary` lacks `Length`; with a `Filter` in it, `data` is encoded accordingly.
    mutating func addStream(_ dictionary: [String: PDFValue], _ data: Data) throws -> PDFReference
}

extension PDFObjectSink where Self: ~Copyable {
    /// Adds a stream of text (content, a CMap), compressed.
    mutating func addCompressedStream(
        _ dictionary: [String: PDFValue] = [:], _ text: [UInt8]
    ) throws -> PDFReference {
        var dictionary = dictionary
        dictionary["Filter"] = .name("FlateDecode")
        return try addStream(dictionary, try Deflate.compress(text))
    }
}

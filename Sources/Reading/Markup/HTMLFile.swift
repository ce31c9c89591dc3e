import Documents

/// An HTML document in any encoding.
enum HTMLFile {
    static func text(of bytes: [UInt8]) throws -> String {
        // What is sound UTF-8 is UTF-8, whatever the document says; else it is asked, as browsers do.
        let isUTF8 = String(validating: bytes, as: UTF8.self) != nil
        let document = try MarkupDocument(html: bytes, encoding: isUTF8 ? "UTF-8" : nil)
        return try HTMLText.text(of: try document.root)
    }
}

/// An Internet media type (RFC 6838), found from the bytes, never from the name alone.
package struct MediaType: Hashable, Sendable, Codable, CustomStringConvertible {
    package let name: String

    package init(_ name: String) {
        self.name = name
    }

    package static let pdf = MediaType("application/pdf")
    package static let png = MediaType("image/png")
    package static let jpeg = MediaType("image/jpeg")
    package static let tiff = MediaType("image/tiff")
    package static let bmp = MediaType("image/bmp")
    package static let gif = MediaType("image/gif")
    package static let webp = MediaType("image/webp")
    package static let plainText = MediaType("text/plain")
    package static let markdown = MediaType("text/markdown")
    package static let csv = MediaType("text/csv")
    package static let html = MediaType("text/html")
    package static let xml = MediaType("application/xml")
    package static let rtf = MediaType("application/rtf")
    package static let epub = MediaType("application/epub+zip")
    package static let zip = MediaType("application/zip")
    package static let docx = MediaType(
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document")
    package static let xlsx = MediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
    package static let pptx = MediaType(
        "application/vnd.openxmlformats-officedocument.presentationml.presentation")
    /// Texts, tables, slides and drawings, and the templates of each.
    package static let openDocumentKinds = ["text", "spreadsheet", "presentation", "graphics"].flatMap {
        kind in
        ["", "-template"].map { MediaType("application/vnd.oasis.opendocument.\(kind)\($0)") }
    }
    package static let unknown = MediaType("application/octet-stream")

    package var isImage: Bool { name.hasPrefix("image/") }
    package var isText: Bool { name.hasPrefix("text/") }

    package init(from decoder: any Decoder) throws {
        name = try decoder.singleValueContainer().decode(String.self)
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(name)
    }

    package var description: String { name }
}

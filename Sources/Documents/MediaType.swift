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
    package static let heic = MediaType("image/heic")
    package static let avif = MediaType("image/avif")
    package static let plainText = MediaType("text/plain")
    package static let markdown = MediaType("text/markdown")
    package static let csv = MediaType("text/csv")
    package static let html = MediaType("text/html")
    package static let xml = MediaType("application/xml")
    package static let email = MediaType("message/rfc822")
    /// As Outlook saves it.
    package static let outlook = MediaType("application/vnd.ms-outlook")
    /// OLE2, whatever is in it.
    package static let compound = MediaType("application/x-ole-storage")
    package static let rtf = MediaType("application/rtf")
    package static let epub = MediaType("application/epub+zip")
    package static let zip = MediaType("application/zip")
    package static let tar = MediaType("application/x-tar")
    package static let gzip = MediaType("application/gzip")
    package static let bzip2 = MediaType("application/x-bzip2")
    package static let xz = MediaType("application/x-xz")
    package static let zstandard = MediaType("application/zstd")
    package static let sevenZip = MediaType("application/x-7z-compressed")
    package static let mailbox = MediaType("application/mbox")
    package static let docx = MediaType(
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document")
    package static let xlsx = MediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
    package static let pptx = MediaType(
        "application/vnd.openxmlformats-officedocument.presentationml.presentation")
    /// As Office wrote them before 2007.
    package static let doc = MediaType("application/msword")
    package static let xls = MediaType("application/vnd.ms-excel")
    package static let ppt = MediaType("application/vnd.ms-powerpoint")
    /// Texts, tables, slides and drawings, and the templates of each.
    package static let openDocumentKinds = ["text", "spreadsheet", "presentation", "graphics"].flatMap {
        kind in
        ["", "-template"].map { MediaType("application/vnd.oasis.opendocument.\(kind)\($0)") }
    }
    package static let unknown = MediaType("application/octet-stream")

    /// Archives, compressed files and mailboxes: what is in them is what counts.
    package var isContainer: Bool { self == .mailbox || Self.archives.contains(self) }

    /// Those of a single compressed file among them.
    package static let archives: [MediaType] = [.zip, .tar, .gzip, .bzip2, .xz, .zstandard, .sevenZip]

    /// Pictures packed as video is.
    package static let heif: [MediaType] = [.heic, .avif]

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

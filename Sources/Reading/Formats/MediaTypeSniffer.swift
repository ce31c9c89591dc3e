package import Documents

/// Finds the media type from the first and last bytes. The name is heard only where bytes can't tell: among text formats.
package struct MediaTypeSniffer {
    package static let headBytes = 8192
    package static let tailBytes = 2048

    private let head: [UInt8]
    private let tail: [UInt8]
    private let name: String

    package init(head: [UInt8], tail: [UInt8], name: String) {
        self.head = head
        self.tail = tail
        self.name = name
    }

    package var mediaType: MediaType {
        if let found = bySignature { return found }
        // A PDF whose first line is lost, or stands behind something else.
        if head.prefix(1024 + 5).contains("%PDF-") || tail.contains("startxref") { return .pdf }
        let isNamedPDF = name.lowercased().hasSuffix(".pdf")
        if isNamedPDF && (head.contains(" obj") || tail.contains("trailer")) { return .pdf }
        if let mail = MailSniffer(head: head, name: name).mediaType { return mail }
        if TextDecoder.looksLikeText(head) {
            return MarkupSniffer(head: head, name: name).mediaType ?? textType
        }
        return .unknown
    }

    private var bySignature: MediaType? {
        for (signature, mediaType) in Self.signatures where head.starts(with: signature) { return mediaType }
        if head.starts(with: "RIFF".utf8), head.dropFirst(8).starts(with: "WEBP".utf8) { return .webp }
        // A document may lie in a TAR archive as it is, within the bytes that are looked through for a PDF's first line.
        if head.dropFirst(257).starts(with: "ustar".utf8) { return .tar }
        if let heif { return heif }
        if isBzip2 { return .bzip2 }
        if isBMP { return .bmp }
        if isPNM { return .pnm }
        return nil
    }

    private static let signatures: [([UInt8], MediaType)] = [
        ([UInt8]("%PDF-".utf8), .pdf),
        ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], .png),
        ([0xFF, 0xD8, 0xFF], .jpeg),
        ([0x49, 0x49, 0x2A, 0x00], .tiff),
        ([0x4D, 0x4D, 0x00, 0x2A], .tiff),
        ([0x49, 0x49, 0x2B, 0x00], .tiff),
        ([0x4D, 0x4D, 0x00, 0x2B], .tiff),
        ([UInt8]("GIF87a".utf8), .gif),
        ([UInt8]("GIF89a".utf8), .gif),
        ([0x00, 0x00, 0x00, 0x0C, 0x6A, 0x50, 0x20, 0x20], .jpeg2000),
        ([0xFF, 0x4F, 0xFF, 0x51], .jpeg2000),
        ([0x50, 0x4B, 0x03, 0x04], .zip),
        ([0x50, 0x4B, 0x05, 0x06], .zip),
        ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], .compound),
        ([0x1F, 0x8B], .gzip),
        ([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00], .xz),
        ([0x28, 0xB5, 0x2F, 0xFD], .zstandard),
        ([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], .sevenZip),
        ([UInt8]("{\\rtf".utf8), .rtf),
        ([UInt8]("%!PS".utf8), MediaType("application/postscript")),
        ([0x7F, 0x45, 0x4C, 0x46], MediaType("application/x-executable")),
    ]

    /// By the brand in the first box (ISO/IEC 14496-12, 4.3); films begin in the same way, with others.
    private var heif: MediaType? {
        guard head.dropFirst(4).starts(with: "ftyp".utf8) else { return nil }
        return switch String(decoding: head.dropFirst(8).prefix(4), as: UTF8.self) {
        case "heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1": .heic
        case "avif", "avis": .avif
        default: nil
        }
    }

    /// After "BZh" and a digit the first block begins: with the digits of pi, or of its root when there is none.
    private var isBzip2: Bool {
        let begin = head.dropFirst(4)
        return head.starts(with: "BZh".utf8)
            && (begin.starts(with: [0x31, 0x41, 0x59, 0x26, 0x53, 0x59])
                || begin.starts(with: [0x17, 0x72, 0x45, 0x38, 0x50, 0x90]))
    }

    /// "BM" begins many a text too, so the header must make sense: reserved words zero, a known header size.
    private var isBMP: Bool {
        guard head.count >= 18, head.starts(with: "BM".utf8) else { return false }
        let sizes: Set<UInt8> = [12, 40, 52, 56, 64, 108, 124]
        return head[6..<10].allSatisfy { $0 == 0 } && sizes.contains(head[14])
            && head[15..<18].allSatisfy { $0 == 0 }
    }

    private var isPNM: Bool {
        guard head.count >= 8, head[0] == UInt8(ascii: "P"), (0x31...0x37).contains(head[1]) else {
            return false
        }
        let isSpaced = [0x0A, 0x0D, 0x20, 0x09].contains(head[2])
        let isNumeral = (0x30...0x39).contains(head[3]) || head[3] == UInt8(ascii: "#")
        return isSpaced && isNumeral
    }

    private var textType: MediaType {
        switch name.lowercased().split(separator: ".").last {
        case "md", "markdown": .markdown
        case "csv", "tsv": .csv
        default: .plainText
        }
    }
}

extension MediaType {
    package static let pnm = MediaType("image/x-portable-anymap")
    package static let jpeg2000 = MediaType("image/jp2")
}

extension Collection<UInt8> {
    /// True when the ASCII text stands somewhere in the bytes.
    fileprivate func contains(_ text: StaticString) -> Bool {
        let wanted = text.withUTF8Buffer { [UInt8]($0) }
        let bytes = [UInt8](self)
        guard bytes.count >= wanted.count else { return false }
        return (0...(bytes.count - wanted.count)).contains { bytes[$0...].starts(with: wanted) }
    }
}

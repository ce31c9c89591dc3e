import Documents
import Foundation

/// A message as Outlook saves it (.msg; [MS-OXMSG], and [MS-OXPROPS] for the numbers of its properties).
struct OutlookMessage {
    static let propertiesName = "__properties_version1.0"

    private let folder: CompoundFolder
    private let properties: OutlookProperties

    init(file path: String) throws {
        self.init(try CompoundFolder(file: path), headerLength: 32)
    }

    /// - Parameter headerLength: of the list of properties, whose header is shorter in a message within another.
    private init(_ folder: CompoundFolder, headerLength: Int) {
        self.folder = folder
        properties = OutlookProperties(folder.stream(Self.propertiesName) ?? [], headerLength: headerLength)
    }

    var subject: String? { text(0x0037)?.onOneLine }

    /// Name and address, as in a mail.
    var sender: String? {
        let address = text(0x5D01) ?? text(0x0C1F).flatMap { $0.contains("@") ? $0 : nil }
        let name = text(0x0C1A) ?? text(0x0042)
        guard let name, name != address else { return address }
        return address.map { "\(name) <\($0)>" } ?? name
    }

    var receivers: String? { text(0x0E04)?.onOneLine }
    var copies: String? { text(0x0E03)?.onOneLine }

    /// When it was sent, else received: ISO 8601, UTC.
    var date: String? {
        (properties.time(0x0039) ?? properties.time(0x0E06))?.formatted(.iso8601)
    }

    /// What it says: the plain text, unless there is none.
    func body() throws -> String {
        if let text = text(0x1000)?.trimmed, !text.isEmpty { return text }
        if let bytes = folder.stream(Self.name(0x1013, .binary)) {
            return try HTMLFile.text(of: bytes).trimmed
        }
        if let page = text(0x1013) { return try HTMLFile.text(of: [UInt8](page.utf8)).trimmed }
        if let packed = folder.stream(Self.name(0x1009, .binary)),
            let rich = CompressedRichText.unpack(packed)
        {
            return try RichText.text(of: rich).trimmed
        }
        return ""
    }

    /// For what is referred to by `cid:`.
    var page: String {
        folder.stream(Self.name(0x1013, .binary)).map { String(decoding: $0, as: UTF8.self) } ?? text(0x1013)
            ?? ""
    }

    var attachments: [Attachment] {
        folder.names.filter { $0.hasPrefix("__attach_version1.0_") }.sorted()
            .compactMap { folder.folder($0) }.map { Attachment(message: OutlookMessage($0, headerLength: 8)) }
    }

    struct Attachment {
        fileprivate let message: OutlookMessage

        var name: String? { message.text(0x3707) ?? message.text(0x3704) ?? message.text(0x3001) }
        var bytes: [UInt8]? { message.folder.stream(OutlookMessage.name(0x3701, .binary)) }
        var contentID: String? { message.text(0x3712) }
        var type: String? { message.text(0x370E)?.lowercased() }

        /// A message within the message.
        var embedded: OutlookMessage? {
            message.folder.folder(OutlookMessage.name(0x3701, .object)).map {
                OutlookMessage($0, headerLength: 24)
            }
        }
    }

    private enum Kind: String {
        case unicode = "001F"
        case bytes = "001E"
        case binary = "0102"
        case object = "000D"
    }

    private static func name(_ property: Int, _ kind: Kind) -> String {
        let digits = String(property, radix: 16, uppercase: true)
        return "__substg1.0_" + String(repeating: "0", count: 4 - digits.count) + digits + kind.rawValue
    }

    /// A property that is text; nil when there is none, or nothing in it.
    private func text(_ property: Int) -> String? {
        let text: String
        if let bytes = folder.stream(Self.name(property, .unicode)) {
            text = ByteReader(littleEndian: bytes).unicode
        } else if let bytes = folder.stream(Self.name(property, .bytes)) {
            text = WindowsCodePage.decode(bytes, page: codePage)
        } else {
            return nil
        }
        let whole = String(text.prefix { $0 != "\0" })
        return whole.isEmpty ? nil : whole
    }

    /// Of texts that are not in Unicode.
    private var codePage: Int { properties.number(0x3FFD) ?? properties.number(0x3FDE) ?? 1252 }
}

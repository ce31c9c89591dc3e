import CGMime
import Documents
import Foundation

/// A part of a mail: a leaf with bytes, or parts within parts. Lives as long as its mail.
struct MailPart {
    private let raw: UnsafeMutablePointer<GMimeObject>

    init(_ raw: UnsafeMutablePointer<GMimeObject>) {
        self.raw = raw
    }

    /// In lower case: `multipart/alternative`, `text/html`.
    var type: String {
        guard let type = g_mime_object_get_content_type(raw),
            let text = g_mime_content_type_get_mime_type(type)
        else { return "text/plain" }
        defer { g_free(text) }
        return String(cString: text).lowercased()
    }

    /// Nil for what isn't a multipart.
    var parts: [MailPart]? {
        guard let multipart = a2d2_multipart(raw) else { return nil }
        return (0..<g_mime_multipart_get_count(multipart)).compactMap { index in
            g_mime_multipart_get_part(multipart, index).map { MailPart($0) }
        }
    }

    /// The bytes of a mail that is attached as one; nil for another part.
    var attachedMail: [UInt8]? {
        guard let part = a2d2_message_part(raw), let message = g_mime_message_part_get_message(part) else {
            return nil
        }
        return Self.bytes { g_mime_object_write_to_stream(a2d2_object(message), nil, $0) }
    }

    /// Decoded; nil for what is no leaf.
    var content: [UInt8]? {
        guard let leaf = a2d2_leaf(raw), let content = g_mime_part_get_content(leaf) else { return nil }
        var bytes = Self.bytes { g_mime_data_wrapper_write_to_stream(content, $0) }
        // The line's end before a boundary belongs to the boundary; of CR LF GMime leaves the CR.
        if Self.plainEncodings.contains(g_mime_part_get_content_encoding(leaf)), bytes.last == 0x0D {
            bytes.removeLast()
        }
        return bytes
    }

    private static let plainEncodings = [
        GMIME_CONTENT_ENCODING_DEFAULT, GMIME_CONTENT_ENCODING_7BIT, GMIME_CONTENT_ENCODING_8BIT,
        GMIME_CONTENT_ENCODING_BINARY,
    ]

    /// What the sender calls the file.
    var fileName: String? {
        let name =
            a2d2_leaf(raw).flatMap { g_mime_part_get_filename($0) }.map { String(cString: $0) }
            ?? parameter("name")
        return name?.isEmpty == false ? name : nil
    }

    var isAttachment: Bool {
        g_mime_object_get_disposition(raw).map { String(cString: $0).lowercased() } == "attachment"
    }

    /// By which HTML refers to the part.
    var contentID: String? { g_mime_object_get_content_id(raw).map { String(cString: $0) } }

    /// As iconv calls it.
    var charset: String? {
        parameter("charset").flatMap { g_mime_charset_iconv_name($0) }.map { String(cString: $0) }
    }

    /// The text of a leaf, by the encoding that it names, else by the one that fits its bytes.
    var text: String? {
        guard let content else { return nil }
        if String(validating: content, as: UTF8.self) == nil, let charset,
            let converter = TextConverter(from: charset, to: "UTF-8")
        {
            var rest = content[...]
            let text = converter.convert(&rest)
            if rest.isEmpty { return String(decoding: text, as: UTF8.self) }
        }
        return decodedBySevenBits(content) ?? TextDecoder.decode(Data(content))?.text
            ?? String(decoding: content, as: UTF8.self)
    }

    /// Encodings that look like ASCII, since they switch by escape sequences (RFC 1468).
    private func decodedBySevenBits(_ content: [UInt8]) -> String? {
        guard content.contains(0x1B), let charset, charset.lowercased().hasPrefix("iso-2022"),
            let converter = TextConverter(from: charset, to: "UTF-8")
        else { return nil }
        var rest = content[...]
        return String(decoding: converter.convert(&rest), as: UTF8.self)
    }

    private func parameter(_ name: String) -> String? {
        g_mime_object_get_content_type_parameter(raw, name).map { String(cString: $0) }
    }

    private static func bytes(_ write: (UnsafeMutablePointer<GMimeStream>?) -> Int) -> [UInt8] {
        let stream = g_mime_stream_mem_new()
        defer { g_object_unref(stream) }
        _ = write(stream)
        guard let array = a2d2_bytes(stream)?.pointee else { return [] }
        return [UInt8](UnsafeBufferPointer(start: array.data, count: Int(array.len)))
    }
}

import CGMime
import Documents
import Foundation

/// A message of Internet mail (RFC 5322 and MIME), taken apart by GMime. Headers are decoded; what is wrong with them is
/// passed over, as mail programs do.
final class Mail {
    /// What is deeper than this in multiparts is left alone: nobody writes so.
    static let mostDepth = 50

    private let raw: UnsafeMutablePointer<GMimeMessage>

    /// Throws `corrupt-document` when there is no message in the bytes.
    init(_ bytes: [UInt8]) throws {
        _ = Self.startLibrary
        let stream = bytes.withUnsafeBytes { buffer in
            g_mime_stream_mem_new_with_buffer(
                buffer.baseAddress?.assumingMemoryBound(to: CChar.self), buffer.count)
        }
        defer { g_object_unref(stream) }
        guard let parser = g_mime_parser_new_with_stream(stream) else {
            throw Refusal(.outOfMemory, "There is no memory for it.")
        }
        defer { g_object_unref(parser) }
        guard let raw = g_mime_parser_construct_message(parser, nil) else {
            throw Refusal(.corruptDocument, "It looks like a mail, and is none.")
        }
        self.raw = raw
    }

    deinit {
        g_object_unref(raw)
    }

    private static let startLibrary: Void = g_mime_init()

    var subject: String? { g_mime_message_get_subject(raw).map { String(cString: $0).onOneLine } }

    /// As its sender wrote it.
    var date: String? { header("Date") }

    var from: String? { addresses(GMIME_ADDRESS_TYPE_FROM) ?? header("From") }
    var to: String? { addresses(GMIME_ADDRESS_TYPE_TO) ?? header("To") }
    var cc: String? { addresses(GMIME_ADDRESS_TYPE_CC) ?? header("Cc") }

    /// Nil when there are none that anybody could write to.
    private func addresses(_ type: GMimeAddressType) -> String? {
        guard let list = g_mime_message_get_addresses(raw, type),
            let text = internet_address_list_to_string(list, nil, 0)
        else { return nil }
        defer { g_free(text) }
        return Self.line(text)
    }

    private func header(_ name: String) -> String? {
        guard let value = g_mime_object_get_header(a2d2_object(raw), name),
            let text = g_mime_utils_header_decode_text(nil, value)
        else { return nil }
        defer { g_free(text) }
        return Self.line(text)
    }

    private static func line(_ text: UnsafePointer<CChar>) -> String? {
        let line = String(cString: text).onOneLine
        return line.isEmpty ? nil : line
    }

    /// The outermost part.
    var root: MailPart? { g_mime_message_get_mime_part(raw).map { MailPart($0) } }
}

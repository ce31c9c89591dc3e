import CCurl
import Foundation
import Transfers

/// A message's parts as libcurl sends them: `multipart/mixed` of the alternatives and the attachments. Its last part
/// is read by a callback, the rest is copied.
struct MimeTree: ~Copyable {
    let pointer: OpaquePointer

    /// - Parameter context: what the callback gets. It must outlive the transfer.
    init(
        _ message: MailMessage, for handle: borrowing EasyHandle, last read: @escaping curl_read_callback,
        _ context: UnsafeMutableRawPointer
    ) {
        let top = Self.multipart(handle.pointer)
        let alternatives = Self.multipart(handle.pointer)
        var leaves = message.alternatives.map { ($0, Self.part(of: alternatives)) }
        let body = Self.part(of: top)
        // The part owns its subparts from here on.
        Self.expect(curl_mime_subparts(body, alternatives))
        Self.expect(curl_mime_type(body, "multipart/alternative"))
        leaves += message.attachments.map { ($0, Self.part(of: top)) }
        for (index, (part, pointer)) in leaves.enumerated() {
            Self.describe(pointer, as: part)
            if index == leaves.count - 1 {
                // Of a length that it does not know, so that it must ask, even for the end of nothing.
                Self.expect(curl_mime_data_cb(pointer, -1, read, nil, nil, context))
            } else {
                Self.fill(pointer, with: part)
            }
        }
        pointer = top
    }

    deinit {
        curl_mime_free(pointer)
    }

    private static func describe(_ pointer: OpaquePointer, as part: MailMessage.Part) {
        expect(curl_mime_type(pointer, part.mediaType))
        expect(curl_mime_encoder(pointer, part.encoding))
        guard let fileName = part.fileName else { return }
        // libcurl's own header would hold the name as it is; the part owns this one.
        let header = "Content-Disposition: \(MailText.disposition(fileName: fileName))"
        expect(curl_mime_headers(pointer, curl_slist_append(nil, header), 1))
    }

    private static func fill(_ pointer: OpaquePointer, with part: MailMessage.Part) {
        part.bytes.withUnsafeBytes { bytes in
            let start = bytes.bindMemory(to: CChar.self).baseAddress
            // Data at no address means no data at all; a part that is empty has some, of length 0.
            expect(start.map { curl_mime_data(pointer, $0, bytes.count) } ?? curl_mime_data(pointer, "", 0))
        }
    }

    private static func multipart(_ handle: UnsafeMutableRawPointer) -> OpaquePointer {
        guard let multipart = curl_mime_init(handle) else { preconditionFailure("libcurl has no memory") }
        return multipart
    }

    private static func part(of multipart: OpaquePointer) -> OpaquePointer {
        guard let part = curl_mime_addpart(multipart) else { preconditionFailure("libcurl has no memory") }
        return part
    }

    private static func expect(_ code: CURLcode) {
        precondition(code == CURLE_OK, "libcurl refuses a part of a mail: \(code.rawValue)")
    }
}

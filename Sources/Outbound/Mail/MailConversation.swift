import CCurl
import Foundation
import Transfers

/// Follows what libcurl and a mail server say, and ends the transfer when nobody waits for it any more. Only the
/// transfer's thread touches it: libcurl's callbacks run there.
final class MailConversation {
    private(set) var dialogue = MailDialogue()
    private(set) var isHandedOver = false
    private let cancellation: TransferCancellation

    init(_ cancellation: TransferCancellation) {
        self.cancellation = cancellation
    }

    /// From now on the server may accept the mail, so its word is waited for, as long as patience lasts.
    func handOver() {
        isHandedOver = true
        dialogue.handedOver()
    }

    /// Must outlive the handle's transfer.
    func follow(_ handle: borrowing EasyHandle) {
        let context = Unmanaged.passUnretained(self).toOpaque()
        curl_on_progress(handle.pointer, watch, context)
        curl_on_dialogue(handle.pointer, listen, context)
    }

    var mustEnd: Bool { cancellation.isRequested && !isHandedOver }

    fileprivate func said(_ text: String) { dialogue.said(text) }

    fileprivate func heard(_ text: String) {
        text.split(whereSeparator: \.isNewline).forEach { dialogue.heard(String($0)) }
    }
}

private func conversation(_ context: UnsafeMutableRawPointer) -> MailConversation {
    Unmanaged<MailConversation>.fromOpaque(context).takeUnretainedValue()
}

/// Another answer than 0 ends the transfer.
private func watch(
    _ context: UnsafeMutableRawPointer?, _: curl_off_t, _: curl_off_t, _: curl_off_t, _: curl_off_t
) -> Int32 {
    guard let context else { return 0 }
    return conversation(context).mustEnd ? 1 : 0
}

private func listen(
    _: UnsafeMutableRawPointer?, _ kind: curl_infotype, _ bytes: UnsafeMutablePointer<CChar>?, _ count: Int,
    _ context: UnsafeMutableRawPointer?
) -> Int32 {
    guard let bytes, let context, kind == CURLINFO_HEADER_IN || kind == CURLINFO_HEADER_OUT else { return 0 }
    let text = String(decoding: UnsafeRawBufferPointer(start: bytes, count: count), as: UTF8.self)
    if kind == CURLINFO_HEADER_IN {
        conversation(context).heard(text)
    } else {
        conversation(context).said(text)
    }
    return 0
}

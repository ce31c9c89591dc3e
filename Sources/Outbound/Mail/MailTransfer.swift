import CCurl
import Delivery
import Foundation
import Transfers

/// One mail on its way. Only the transfer's thread touches it: libcurl's callbacks run there.
final class MailTransfer {
    private let message: MailMessage
    private let server: MailServer
    private let patience: Patience
    private let gate: HandOverGate
    private let conversation: MailConversation
    private let lastPart: Data
    private var offset = 0

    init(
        _ message: MailMessage, server: MailServer, patience: Patience,
        cancellation: TransferCancellation, gate: HandOverGate
    ) {
        self.message = message
        self.server = server
        self.patience = patience.sending(bytes: message.size)
        self.gate = gate
        conversation = MailConversation(cancellation)
        lastPart = (message.alternatives + message.attachments).last?.bytes ?? Data()
    }

    /// Returns when the server has taken the mail. Throws a `DeliveryFault`; what kept the gate shut;
    /// `CancellationError` when the server has not got the whole of it.
    func run() throws {
        let handle = EasyHandle(patience: patience)
        try MailSession(server).prepare(handle)
        let headers = StringList(message.headers)
        let recipients = StringList(message.recipients)
        let context = Unmanaged.passUnretained(self).toOpaque()
        let parts = MimeTree(message, for: handle, last: readLastPart, context)
        handle.set(CURLOPT_MAIL_FROM, message.sender)
        handle.set(CURLOPT_MAIL_RCPT, recipients)
        handle.set(CURLOPT_HTTPHEADER, headers)
        curl_set_mime(handle.pointer, parts.pointer)
        conversation.follow(handle)
        let end = handle.perform()
        extendLifetime(parts)
        extendLifetime(headers)
        extendLifetime(recipients)
        try judge(end)
    }

    private func judge(_ end: TransferEnd) throws {
        // The server's word counts, whatever became of the connection afterwards.
        if conversation.dialogue.isAccepted { return }
        if let refusal = gate.refusal { throw refusal }
        if conversation.mustEnd { throw CancellationError() }
        throw conversation.dialogue.fault(end, server: server, patience: patience)
    }

    /// The bytes of the message's last part. Before the last of them go, the gate must be passed: what follows them,
    /// a boundary and the full stop, is libcurl's to send, and a server accepts nothing before the full stop.
    fileprivate func read(into buffer: UnsafeMutablePointer<CChar>, room: Int) -> Int {
        let count = min(room, lastPart.count - offset)
        if offset + count == lastPart.count, !conversation.isHandedOver {
            guard gate.pass() else { return curl_read_abort }
            conversation.handOver()
        }
        lastPart.withUnsafeBytes { bytes in
            UnsafeMutableRawBufferPointer(start: buffer, count: count)
                .copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes[offset..<offset + count]))
        }
        offset += count
        return count
    }
}

private func readLastPart(
    _ buffer: UnsafeMutablePointer<CChar>?, _ size: Int, _ count: Int, _ context: UnsafeMutableRawPointer?
) -> Int {
    guard let buffer, let context else { return curl_read_abort }
    let transfer = Unmanaged<MailTransfer>.fromOpaque(context).takeUnretainedValue()
    return transfer.read(into: buffer, room: size * count)
}

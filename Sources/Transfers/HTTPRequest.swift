import CCurl
package import Foundation

/// One question over HTTP or HTTPS. Nothing is followed: an answer that points elsewhere is the answer.
package struct HTTPRequest: Sendable {
    package var url: String
    /// Nil: GET. Otherwise POST.
    package var body: Data?
    /// `Content-Type: application/json`
    package var headers: [String]
    package var patience: Patience
    /// In bytes: of a longer answer, the beginning is kept.
    package var mostBytes: Int

    package init(
        url: String, body: Data? = nil, headers: [String] = [], patience: Patience = Patience(),
        mostBytes: Int = 1 << 20
    ) {
        self.url = url
        self.body = body
        self.headers = headers
        self.patience = patience
        self.mostBytes = mostBytes
    }

    package struct Response: Sendable, Hashable {
        package var status: Int
        /// What it asks us to wait, in seconds; nil when it doesn't.
        package var retryAfter: Int?
        package var body: Data

        package var isSuccess: Bool { (200...299).contains(status) }
    }

    /// Throws an `HTTPFault` when there was no answer.
    package func send() async throws -> Response {
        try await TransferThread.run { cancellation in try perform(cancellation) }
    }

    private func perform(_ cancellation: TransferCancellation) throws -> Response {
        guard !headers.contains(where: { $0.contains(where: \.isNewline) }) else {
            throw HTTPFault(reason: "a header of the request holds a line break", isPermanent: true)
        }
        let handle = EasyHandle(patience: patience.sending(bytes: body?.count ?? 0))
        let list = StringList(headers)
        let incoming = Incoming(mostBytes: mostBytes)
        handle.set(CURLOPT_URL, url)
        handle.set(CURLOPT_PROTOCOLS_STR, "http,https")
        handle.set(CURLOPT_FOLLOWLOCATION, 0)
        handle.set(CURLOPT_USERAGENT, "a2d2")
        handle.set(CURLOPT_HTTPHEADER, list)
        curl_on_body(handle.pointer, receive, Unmanaged.passUnretained(incoming).toOpaque())
        handle.endWhenCancelled(cancellation)
        let end = post(body, handle)
        extendLifetime(list)
        extendLifetime(incoming)
        extendLifetime(cancellation)
        if cancellation.isRequested { throw CancellationError() }
        return try response(end, handle, incoming)
    }

    private func post(_ body: Data?, _ handle: borrowing EasyHandle) -> TransferEnd {
        guard let body else { return handle.perform() }
        return body.withUnsafeBytes { bytes in
            handle.set(CURLOPT_POST, 1)
            handle.set(CURLOPT_POSTFIELDSIZE_LARGE, size: bytes.count)
            // Without an address, libcurl would ask a callback for the body.
            if let start = bytes.baseAddress {
                handle.set(CURLOPT_POSTFIELDS, pointer: start)
            } else {
                handle.set(CURLOPT_COPYPOSTFIELDS, "")
            }
            return handle.perform()
        }
    }

    private func response(
        _ end: TransferEnd, _ handle: borrowing EasyHandle, _ incoming: Incoming
    ) throws -> Response {
        guard end.isSuccess || incoming.isFull else {
            let host = URLComponents(string: url)?.host ?? "the receiver"
            throw HTTPFault(
                reason: end.networkFault(with: host, patience: patience) ?? end.message,
                isPermanent: end.isPermanent || end.code == CURLE_URL_MALFORMAT
                    || end.code == CURLE_UNSUPPORTED_PROTOCOL)
        }
        let wait = handle.size(CURLINFO_RETRY_AFTER)
        return Response(
            status: handle.responseCode, retryAfter: wait > 0 ? wait : nil, body: incoming.bytes)
    }
}

/// There was no answer, or nobody to ask.
package struct HTTPFault: Error, Sendable, Hashable, CustomStringConvertible {
    package let reason: String
    package let isPermanent: Bool

    package var description: String { reason }
}

/// What a transfer has brought so far. Only its thread touches it, and its callbacks run there.
private final class Incoming {
    let mostBytes: Int
    var bytes = Data()
    var isFull = false

    init(mostBytes: Int) {
        self.mostBytes = mostBytes
    }
}

/// Returning another count than was offered ends the transfer.
private func receive(
    _ bytes: UnsafeMutablePointer<CChar>?, _ size: Int, _ count: Int, _ context: UnsafeMutableRawPointer?
) -> Int {
    guard let bytes, let context else { return 0 }
    let incoming = Unmanaged<Incoming>.fromOpaque(context).takeUnretainedValue()
    let kept = min(size * count, incoming.mostBytes - incoming.bytes.count)
    incoming.bytes.append(Data(bytes: bytes, count: kept))
    incoming.isFull = kept < size * count
    return kept
}

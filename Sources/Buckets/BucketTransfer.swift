import CCurl
import Foundation
import Transfers

/// One request on its way. Only the thread that performs it touches it, and libcurl's callbacks run there.
final class BucketTransfer {
    /// Of answers that are kept in memory: a page of a thousand keys has less than half of it.
    private static let mostBytes = 4 << 20
    /// Below this many bytes a second nothing moves, whatever the connection says.
    private static let slowest = 1000

    private let request: BucketRequest
    private let address: BucketAddress
    private let sink: (any BucketSink)?
    private var offset = 0
    private var headers: [String: String] = [:]
    private var received = Data()
    private var isTooLong = false
    /// What our own side of it threw: it comes before what libcurl says of that.
    private var failure: (any Error)?
    private var handle: UnsafeMutableRawPointer?

    init(_ request: BucketRequest, to address: BucketAddress, sink: (any BucketSink)?) {
        self.request = request
        self.address = address
        self.sink = sink
    }

    /// Throws a `BucketFault` when there is no answer, and what the sink throws.
    func run(on line: BucketLine, as credentials: BucketCredentials, patience: Patience) throws
        -> BucketAnswer
    {
        try sink?.begin()
        let digest = try request.body.digest()
        line.handle.reset(patience: patience)
        let list = StringList(headers(digest))
        prepare(line.handle, credentials)
        line.handle.set(CURLOPT_HTTPHEADER, list)
        handle = line.handle.pointer
        let end = BrokenPipes.refused { line.handle.perform() }
        handle = nil
        extendLifetime(list)
        return try answer(end, line.handle, patience)
    }

    private func headers(_ digest: PayloadDigest) -> [String] {
        var headers = request.headers
        headers.append("x-amz-content-sha256: \(digest.sha256)")
        if request.body.count > 0 {
            headers.append("Content-MD5: \(digest.md5)")
            headers.append("Content-Type: application/octet-stream")
        }
        return headers
    }

    private func prepare(_ handle: borrowing EasyHandle, _ credentials: BucketCredentials) {
        let context = Unmanaged.passUnretained(self).toOpaque()
        handle.set(CURLOPT_URL, address.url(key: request.key, query: request.query))
        handle.set(CURLOPT_PATH_AS_IS, 1)
        handle.set(CURLOPT_PROTOCOLS_STR, "http,https")
        handle.set(CURLOPT_FOLLOWLOCATION, 0)
        handle.set(CURLOPT_USERAGENT, "a2d2")
        handle.set(CURLOPT_TCP_KEEPALIVE, 1)
        handle.set(CURLOPT_LOW_SPEED_LIMIT, Self.slowest)
        handle.set(CURLOPT_SSLVERSION, Int(CURL_SSLVERSION_TLSv1_2))
        handle.set(CURLOPT_AWS_SIGV4, "aws:amz:\(address.region):s3")
        handle.set(CURLOPT_USERNAME, credentials.accessKey)
        handle.set(CURLOPT_PASSWORD, credentials.secretKey)
        if let certificates = address.certificates { handle.set(CURLOPT_CAINFO, certificates) }
        curl_on_body(handle.pointer, receive, context)
        curl_on_header(handle.pointer, receiveHeader, context)
        switch request.method {
        case .get: break
        case .head: handle.set(CURLOPT_NOBODY, 1)
        case .delete: handle.set(CURLOPT_CUSTOMREQUEST, request.method.rawValue)
        case .put:
            handle.set(CURLOPT_UPLOAD, 1)
            // The server is asked before it gets a large one; for a small one that costs more than it saves. An empty
            // Expect header, which says so elsewhere, would be signed by libcurl 7.88, and not sent.
            if request.body.count < 1 << 20 { handle.set(CURLOPT_EXPECT_100_TIMEOUT_MS, 1) }
            handle.set(CURLOPT_INFILESIZE_LARGE, size: request.body.count)
        case .post:
            handle.set(CURLOPT_POST, 1)
            handle.set(CURLOPT_POSTFIELDSIZE_LARGE, size: request.body.count)
        }
        curl_read_from(handle.pointer, send, rewind, context)
    }

    private func answer(
        _ end: TransferEnd, _ handle: borrowing EasyHandle, _ patience: Patience
    ) throws -> BucketAnswer {
        if let failure { throw failure }
        let status = handle.responseCode
        // Who refuses may hang up before it has heard all.
        guard end.isSuccess || status >= 300 && end.code == CURLE_SEND_ERROR else {
            throw fault(end, patience)
        }
        let wait = handle.size(CURLINFO_RETRY_AFTER)
        return BucketAnswer(
            status: status, headers: headers, body: received, retryAfter: wait > 0 ? wait : nil)
    }

    private func fault(_ end: TransferEnd, _ patience: Patience) -> BucketFault {
        let place = "\(address) at \(address.server)"
        if isTooLong { return BucketFault(.unexpected, at: place, "the server's answer is too long") }
        let kind: BucketFault.Kind =
            switch end.code {
            case CURLE_OPERATION_TIMEDOUT: end.hasConnected ? .stalled : .unreachable
            case CURLE_SSL_CONNECT_ERROR: .untrusted
            case CURLE_URL_MALFORMAT, CURLE_UNSUPPORTED_PROTOCOL: .unexpected
            default: end.isPermanent ? .untrusted : .unreachable
            }
        return BucketFault(
            kind, at: place, end.networkFault(with: address.server, patience: patience) ?? end.message)
    }
}

// MARK: - libcurl's callbacks

extension BucketTransfer {
    fileprivate func take(_ bytes: UnsafeRawBufferPointer) -> Bool {
        var status = 0
        if let handle { curl_get_long(handle, CURLINFO_RESPONSE_CODE, &status) }
        if let sink, (200...299).contains(status) {
            do {
                try sink.take(bytes)
                return true
            } catch {
                failure = error
                return false
            }
        }
        isTooLong = received.count + bytes.count > Self.mostBytes
        guard !isTooLong else { return false }
        if let start = bytes.baseAddress { received.append(Data(bytes: start, count: bytes.count)) }
        return true
    }

    fileprivate func takeHeader(_ line: String) {
        // After a 100 Continue there come those of the real answer.
        if line.hasPrefix("HTTP/") { headers = [:] }
        guard headers.count < 200, let colon = line.firstIndex(of: ":") else { return }
        headers[line[..<colon].lowercased()] =
            line[line.index(after: colon)...].trimmingCharacters(in: .whitespacesAndNewlines)
    }

    /// Nil when it can't be read.
    fileprivate func give(_ buffer: UnsafeMutableRawBufferPointer) -> Int? {
        do {
            let count: Int
            switch request.body {
            case .none: count = 0
            case .bytes(let bytes):
                count = min(buffer.count, bytes.count - offset)
                bytes.copyBytes(
                    to: buffer, from: bytes.startIndex + offset..<bytes.startIndex + offset + count)
            case .file(let slice): count = try slice.read(at: offset, into: buffer)
            }
            offset += count
            return count
        } catch {
            failure = error
            return nil
        }
    }

    fileprivate func moveTo(_ offset: Int) {
        self.offset = offset
    }
}

private func transfer(_ context: UnsafeMutableRawPointer?) -> BucketTransfer? {
    context.map { Unmanaged<BucketTransfer>.fromOpaque($0).takeUnretainedValue() }
}

/// Returning another count than was offered ends the transfer.
private func receive(
    _ bytes: UnsafeMutablePointer<CChar>?, _ size: Int, _ count: Int, _ context: UnsafeMutableRawPointer?
) -> Int {
    let isTaken = transfer(context)?.take(UnsafeRawBufferPointer(start: bytes, count: size * count))
    return isTaken == true ? size * count : 0
}

private func receiveHeader(
    _ bytes: UnsafeMutablePointer<CChar>?, _ size: Int, _ count: Int, _ context: UnsafeMutableRawPointer?
) -> Int {
    let line = UnsafeRawBufferPointer(start: bytes, count: size * count)
    transfer(context)?.takeHeader(String(decoding: line, as: UTF8.self))
    return size * count
}

private func send(
    _ buffer: UnsafeMutablePointer<CChar>?, _ size: Int, _ count: Int, _ context: UnsafeMutableRawPointer?
) -> Int {
    transfer(context)?.give(UnsafeMutableRawBufferPointer(start: buffer, count: size * count))
        ?? curl_read_abort
}

/// libcurl sends it again from the beginning when a connection that it kept turns out to be dead.
private func rewind(_ context: UnsafeMutableRawPointer?, _ offset: curl_off_t, _ origin: Int32) -> Int32 {
    guard origin == SEEK_SET, let transfer = transfer(context) else { return CURL_SEEKFUNC_CANTSEEK }
    transfer.moveTo(Int(offset))
    return CURL_SEEKFUNC_OK
}

package import CCurl

/// One transfer of libcurl (libcurl-easy(3)). It lives and ends on the thread of its transfer.
package struct EasyHandle: ~Copyable {
    package let pointer: UnsafeMutableRawPointer
    /// What libcurl says went wrong, in more words than the code has (CURLOPT_ERRORBUFFER).
    private let message: UnsafeMutablePointer<CChar>

    /// Once in a process, before the first handle (curl_global_init(3)).
    private static let isLibraryReady = curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK

    package init(patience: Patience) {
        // Both fail only for want of memory, where the Swift runtime traps as well.
        guard Self.isLibraryReady, let pointer = curl_easy_init() else {
            preconditionFailure("libcurl has no memory for a transfer")
        }
        self.pointer = pointer
        message = .allocate(capacity: Int(CURL_ERROR_SIZE))
        message.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
        prepare(patience)
    }

    /// Makes it as new for another transfer, but for its connections, which stay open (curl_easy_reset(3)).
    package func reset(patience: Patience) {
        curl_easy_reset(pointer)
        message.update(repeating: 0, count: Int(CURL_ERROR_SIZE))
        prepare(patience)
    }

    private func prepare(_ patience: Patience) {
        set(CURLOPT_ERRORBUFFER, pointer: message)
        // Time-outs without signals: there are other threads. What else that asks for, `TransferThread` does.
        set(CURLOPT_NOSIGNAL, 1)
        set(CURLOPT_CONNECTTIMEOUT_MS, patience.connect.inMilliseconds)
        set(CURLOPT_TIMEOUT_MS, patience.whole.inMilliseconds)
        let stall = max(1, patience.stall.inMilliseconds / 1000)
        set(CURLOPT_LOW_SPEED_LIMIT, 1)
        set(CURLOPT_LOW_SPEED_TIME, stall)
        set(CURLOPT_SERVER_RESPONSE_TIMEOUT, stall)
    }

    deinit {
        // It says goodbye to a mail server, and would wait for the answer of one that has fallen silent.
        set(CURLOPT_SERVER_RESPONSE_TIMEOUT, 1)
        curl_easy_cleanup(pointer)
        message.deallocate()
    }

    // An option is refused only by a libcurl that was built without it, or when there is no memory.

    package func set(_ option: CURLoption, _ value: Int) {
        expect(curl_set_long(pointer, option, value), option)
    }

    /// libcurl keeps a copy.
    package func set(_ option: CURLoption, _ value: String) {
        expect(curl_set_text(pointer, option, value), option)
    }

    /// What it points to must outlive the transfer.
    package func set(_ option: CURLoption, pointer value: UnsafeRawPointer?) {
        expect(curl_set_pointer(pointer, option, value), option)
    }

    package func set(_ option: CURLoption, size: Int) {
        expect(curl_set_size(pointer, option, curl_off_t(size)), option)
    }

    /// The list must outlive the transfer.
    package func set(_ option: CURLoption, _ list: borrowing StringList) {
        expect(curl_set_list(pointer, option, list.first), option)
    }

    /// Blocks until the transfer has ended.
    package func perform() -> TransferEnd {
        let code = curl_easy_perform(pointer)
        let text = String(cString: message)
        var errno = 0
        curl_get_long(pointer, CURLINFO_OS_ERRNO, &errno)
        return TransferEnd(
            code: code, message: text.isEmpty ? String(cString: curl_easy_strerror(code)) : text,
            errno: Int32(errno), hasConnected: size(CURLINFO_CONNECT_TIME_T) > 0)
    }

    /// The status of the last answer; 0 when there was none.
    package var responseCode: Int {
        var code = 0
        curl_get_long(pointer, CURLINFO_RESPONSE_CODE, &code)
        return code
    }

    package func size(_ info: CURLINFO) -> Int {
        var value: curl_off_t = 0
        curl_get_size(pointer, info, &value)
        return Int(value)
    }

    private func expect(_ code: CURLcode, _ option: CURLoption) {
        precondition(code == CURLE_OK, "this libcurl refuses option \(option.rawValue): \(code.rawValue)")
    }
}

extension Duration {
    fileprivate var inMilliseconds: Int {
        Int(components.seconds) * 1000 + Int(components.attoseconds / 1_000_000_000_000_000)
    }
}

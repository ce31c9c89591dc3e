import CCurl

extension EasyHandle {
    /// What the other side's certificates say, a `Name:value` a line (CURLINFO_CERTINFO(3)).
    var certificateLines: [String] {
        var chain: UnsafeMutablePointer<curl_certinfo>?
        curl_get_certificates(pointer, &chain)
        guard let chain else { return [] }
        var lines: [String] = []
        for number in 0..<Int(chain.pointee.num_of_certs) {
            var line = chain.pointee.certinfo[number]
            while let entry = line {
                if let data = entry.pointee.data { lines.append(String(cString: data)) }
                line = entry.pointee.next
            }
        }
        return lines
    }

    /// The cancellation must outlive the transfer.
    func endWhenCancelled(_ cancellation: TransferCancellation) {
        curl_on_progress(pointer, watch, Unmanaged.passUnretained(cancellation).toOpaque())
    }
}

/// Another answer than 0 ends the transfer.
private func watch(
    _ context: UnsafeMutableRawPointer?, _: curl_off_t, _: curl_off_t, _: curl_off_t, _: curl_off_t
) -> Int32 {
    guard let context else { return 0 }
    return Unmanaged<TransferCancellation>.fromOpaque(context).takeUnretainedValue().isRequested ? 1 : 0
}

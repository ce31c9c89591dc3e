import CCurl

extension EasyHandle {
    /// The cancellation must outlive the transfer.
    package func endWhenCancelled(_ cancellation: TransferCancellation) {
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

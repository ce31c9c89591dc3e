import Glibc

/// The C library's own conversion between encodings (iconv).
struct TextConverter: ~Copyable {
    private let raw: iconv_t

    /// Nil when the C library does not know one of the encodings.
    init?(from source: String, to target: String) {
        guard let raw = iconv_open(target, source), raw != iconv_t(bitPattern: -1) else { return nil }
        self.raw = raw
    }

    deinit {
        iconv_close(raw)
    }

    /// Takes bytes from the front of `rest` up to the first that mean nothing.
    func convert(_ rest: inout ArraySlice<UInt8>) -> [UInt8] {
        var source = rest.map { CChar(bitPattern: $0) }
        // No encoding needs more than this in UTF-8 or UTF-32.
        var target = [CChar](repeating: 0, count: 4 * source.count)
        var left = source.count
        var room = target.count
        source.withUnsafeMutableBufferPointer { source in
            target.withUnsafeMutableBufferPointer { target in
                var from = source.baseAddress
                var to = target.baseAddress
                _ = iconv(raw, &from, &left, &to, &room)
            }
        }
        rest = rest.suffix(left)
        return target.dropLast(room).map { UInt8(bitPattern: $0) }
    }
}

/// Numbers in bytes, the low byte first. What lies outside is nil: a damaged file may point anywhere.
struct ByteView {
    let bytes: ArraySlice<UInt8>

    init(_ bytes: ArraySlice<UInt8>) {
        self.bytes = bytes
    }

    init(_ bytes: [UInt8]) {
        self.bytes = bytes[...]
    }

    var count: Int { bytes.count }

    /// - Parameter place: from the beginning of this view.
    func number(at place: Int, bytes count: Int) -> Int? {
        guard place >= 0, place + count <= self.count else { return nil }
        let start = bytes.startIndex + place
        return (0..<count).reduce(0) { $0 | Int(bytes[start + $1]) << (8 * $1) }
    }

    func short(at place: Int) -> Int? { number(at: place, bytes: 2) }
    func long(at place: Int) -> Int? { number(at: place, bytes: 4) }

    /// Nil when not all of it is there.
    func part(at place: Int, count: Int) -> ByteView? {
        guard place >= 0, count >= 0, place + count <= self.count else { return nil }
        let start = bytes.startIndex + place
        return ByteView(bytes[start..<start + count])
    }

    /// As UTF-16.
    var unicode: String {
        String(
            decoding: stride(from: bytes.startIndex, to: bytes.endIndex - 1, by: 2).map {
                UInt16(bytes[$0]) | UInt16(bytes[$0 + 1]) << 8
            }, as: UTF16.self)
    }

    /// As Windows' Western code page.
    var western: String { WindowsCodePage.decode(Array(bytes), page: 1252) }
}

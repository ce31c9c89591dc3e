package import Foundation

/// Bytes as they arrive, cut into lines.
package struct LineBuffer: Sendable {
    package struct TooLong: Error {}

    private var bytes = Data()
    /// Up to here there is no line feed.
    private var searched = 0
    private let longest: Int

    /// - Parameter longest: bytes of a line; a longer one is a fault of the writer.
    package init(longest: Int = 128 << 20) {
        self.longest = longest
    }

    package mutating func append(_ more: some Sequence<UInt8>) throws {
        bytes.append(contentsOf: more)
        if bytes.count > longest, bytes[searched...].firstIndex(of: 0x0A) == nil { throw TooLong() }
    }

    /// The next whole line without its line feed; nil until there is one.
    package mutating func next() -> Data? {
        guard let end = bytes[searched...].firstIndex(of: 0x0A) else {
            searched = bytes.count
            return nil
        }
        let line = Data(bytes[..<end])
        bytes = Data(bytes[(end + 1)...])
        searched = 0
        return line
    }
}

package import Documents

/// Where a file lies below a watched folder, byte for byte as the file system has it: a name need not be UTF-8, and
/// two names that Swift's strings call equal (composed and decomposed accents) are two files.
package struct RelativePath: Hashable, Sendable, Comparable {
    /// Without a slash at either end; empty for the watched folder itself.
    package let bytes: [UInt8]

    package init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    package init(_ text: String) {
        bytes = Array(text.utf8)
    }

    package static let root = RelativePath([])

    package func appending(_ name: [UInt8]) -> RelativePath {
        bytes.isEmpty ? RelativePath(name) : RelativePath(bytes + [Self.slash] + name)
    }

    package var name: RelativePath {
        guard let cut = bytes.lastIndex(of: Self.slash) else { return self }
        return RelativePath(Array(bytes[(cut + 1)...]))
    }

    package var parent: RelativePath {
        guard let cut = bytes.lastIndex(of: Self.slash) else { return .root }
        return RelativePath(Array(bytes[..<cut]))
    }

    package var parts: [RelativePath] {
        bytes.split(separator: Self.slash).map { RelativePath(Array($0)) }
    }

    /// Whether this is `folder` or lies somewhere below it.
    package func isWithin(_ folder: RelativePath) -> Bool {
        if folder.bytes.isEmpty || self == folder { return true }
        return bytes.starts(with: folder.bytes + [Self.slash])
    }

    /// The path as text; nil when it is not UTF-8.
    package var text: String? { String(validating: bytes, as: UTF8.self) }

    /// Fit to be shown and stored: bytes that are not UTF-8, and characters that a terminal or a log would act on,
    /// stand as `\x1b`.
    package var escaped: String {
        if let text, !NameSafety.isUnsafe(text) { return text }
        return bytes.reduce(into: "") { result, byte in
            let isPlain = (0x20..<0x7f).contains(byte) && byte != UInt8(ascii: "\\")
            let digits = String(byte, radix: 16)
            result += isPlain ? String(UnicodeScalar(byte)) : "\\x\(byte < 16 ? "0" : "")\(digits)"
        }
    }

    /// With a zero at the end, for a system call. The watched folder itself is `.`.
    package func withCString<Result>(_ body: (UnsafePointer<CChar>) throws -> Result) rethrows -> Result {
        let terminated = (bytes.isEmpty ? [UInt8(ascii: ".")] : bytes) + [0]
        return try terminated.withUnsafeBufferPointer { buffer in
            try buffer.withMemoryRebound(to: CChar.self) { characters in
                guard let base = characters.baseAddress else { preconditionFailure("never empty") }
                return try body(base)
            }
        }
    }

    package static func < (left: RelativePath, right: RelativePath) -> Bool {
        left.bytes.lexicographicallyPrecedes(right.bytes)
    }

    private static let slash = UInt8(ascii: "/")
}

extension NameSafety {
    package static func isUnsafe(_ name: RelativePath) -> Bool {
        name.text.map { isUnsafe($0) } ?? true
    }
}

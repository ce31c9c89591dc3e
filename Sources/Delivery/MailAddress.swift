import Foundation

/// An address with the name that people see: `a2d2@example.com`, or `A2D2 <a2d2@example.com>`.
///
/// Addresses are ASCII (RFC 5321, 4.1.2, without quoted names and address literals): a domain with other letters is
/// written in its `xn--` form.
package struct MailAddress: Sendable, Hashable {
    package let name: String?
    package let address: String

    /// Nil when `text` is neither form, and for a name with a line break, which could become a header of its own.
    package init?(_ text: String) {
        guard !text.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) else {
            return nil
        }
        if text.hasSuffix(">"), let bracket = text.lastIndex(of: "<") {
            let name = text[..<bracket].trimmingCharacters(in: .whitespaces)
            self.name = name.isEmpty ? nil : name
            address = String(text[text.index(after: bracket)...].dropLast())
        } else {
            name = nil
            address = text
        }
        guard Self.isAddress(address) else { return nil }
    }

    /// Whether `text` is a bare address.
    package static func isAddress(_ text: String) -> Bool {
        guard let at = text.lastIndex(of: "@"), text.utf8.count <= 254 else { return false }
        let local = text[..<at]
        let domain = text[text.index(after: at)...]
        return isDotted(local, of: isLocal) && local.utf8.count <= 64 && isDotted(domain, of: isDomain)
            && !domain.split(separator: ".").contains { $0.hasPrefix("-") || $0.hasSuffix("-") }
    }

    private static func isDotted(_ text: Substring, of isAllowed: (UInt8) -> Bool) -> Bool {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        return parts.allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy(isAllowed) }
    }

    private static func isLocal(_ byte: UInt8) -> Bool {
        isAlphanumeric(byte) || "!#$%&'*+-/=?^_`{|}~".utf8.contains(byte)
    }

    private static func isDomain(_ byte: UInt8) -> Bool {
        isAlphanumeric(byte) || byte == UInt8(ascii: "-")
    }

    private static func isAlphanumeric(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
            UInt8(ascii: "A")...UInt8(ascii: "Z"):
            true
        default: false
        }
    }
}

import Documents

/// Tells mails and mailboxes from other texts, by the headers that they begin with.
struct MailSniffer {
    private let head: [UInt8]
    private let name: String

    init(head: [UInt8], name: String) {
        self.head = head
        self.name = name.lowercased()
    }

    /// Nil for what is no mail.
    var mediaType: MediaType? {
        var lines = head.split(separator: 0x0A, omittingEmptySubsequences: false)[...]
        let isNamed = name.hasSuffix(".eml")
        if isNamed { lines = lines.drop(while: Self.isEmpty) }
        let hasMark = lines.first?.starts(with: Mailbox.mark) == true
        if hasMark { lines = lines.dropFirst() }
        guard isHeader(lines, wanting: isNamed ? 1 : 2) else { return nil }
        return hasMark && !isNamed ? .mailbox : .email
    }

    /// Whether all lines up to the first empty one are fields of a header, and so many of them are of a mail's. The last
    /// line may be cut off.
    private func isHeader(_ lines: ArraySlice<ArraySlice<UInt8>>, wanting most: Int) -> Bool {
        var known: Set<String> = []
        for (index, line) in zip(lines.indices, lines) {
            if Self.isEmpty(line) { break }
            if line.first == 0x20 || line.first == 0x09 { continue }
            guard let field = Self.field(line) else {
                // Mails with a broken header are mails, as far as their name says so.
                if most == 1 || index == lines.endIndex - 1 { continue }
                return false
            }
            if Self.fieldsOfMail.contains(field) { known.insert(field) }
        }
        return known.count >= most
    }

    /// The name of the field that a line begins, in lower case (RFC 5322, 2.2).
    private static func field(_ line: ArraySlice<UInt8>) -> String? {
        guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else { return nil }
        var name = line[..<colon]
        while name.last == 0x20 { name.removeLast() }
        guard !name.isEmpty, name.count <= 76, name.allSatisfy({ (0x21...0x7E).contains($0) }) else {
            return nil
        }
        return String(decoding: name, as: UTF8.self).lowercased()
    }

    private static func isEmpty(_ line: ArraySlice<UInt8>) -> Bool {
        line.allSatisfy { $0 == 0x0D || $0 == 0x20 || $0 == 0x09 }
    }

    private static let fieldsOfMail: Set = [
        "from", "to", "cc", "subject", "date", "message-id", "received", "return-path", "mime-version",
        "delivered-to", "reply-to", "sender", "resent-from", "x-mailer", "content-type",
    ]
}

import Foundation

/// Where the mails of a mailbox begin and end: each after a line that begins with "From ", which is the first or follows
/// an empty one (the `mboxrd` way).
struct Mailbox {
    static let mark = [UInt8]("From ".utf8)

    /// Without those lines, in bytes of the whole.
    let messages: [Range<Int>]

    init(_ bytes: Data) {
        messages = bytes.withUnsafeBytes { buffer in
            var messages: [Range<Int>] = []
            var begin: Int?
            var line = 0
            var isAfterEmptyLine = true
            while line < buffer.count {
                let end = buffer[line...].firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? buffer.count
                let isMark = isAfterEmptyLine && buffer[line..<end].starts(with: Self.mark)
                if isMark {
                    if let begin { messages.append(begin..<line) }
                    begin = end
                }
                isAfterEmptyLine = buffer[line..<end].allSatisfy { $0 == 0x0A || $0 == 0x0D }
                line = end
            }
            if let begin { messages.append(begin..<buffer.count) }
            return messages.filter { !$0.isEmpty }
        }
    }

    /// The text as it was before ">" was put before its lines that look like such a mark.
    static func unquoted(_ bytes: Data) -> [UInt8] {
        var text: [UInt8] = []
        text.reserveCapacity(bytes.count)
        for line in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
            let quotes = line.prefix { $0 == UInt8(ascii: ">") }
            let isQuoted = !quotes.isEmpty && line.dropFirst(quotes.count).starts(with: mark)
            text += isQuoted ? line.dropFirst() : line
            text.append(0x0A)
        }
        // What was split off last had no line feed.
        text.removeLast()
        return text
    }
}

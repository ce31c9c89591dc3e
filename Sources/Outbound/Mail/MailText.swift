import Foundation

/// Text as mails carry it.
enum MailText {
    /// In bytes, before base64: with `Subject: ` before it a line stays under 76 characters.
    private static let longestWord = 39

    /// The text of a header, as it is where that is plain and short, else in encoded words (RFC 2047, 2 and 5).
    /// Line breaks and control characters become spaces: a header can't be made to become two.
    static func header(_ text: String) -> String {
        let line = oneLine(text)
        let isPlain = line.utf8.allSatisfy { (0x20...0x7E).contains($0) } && !line.contains("=?")
        return isPlain && line.utf8.count <= 66 ? line : encodedWords(line)
    }

    /// The name before an address (RFC 5322, 3.2.5).
    static func phrase(_ name: String) -> String {
        let line = oneLine(name)
        guard line.utf8.allSatisfy({ (0x20...0x7E).contains($0) }) else { return encodedWords(line) }
        let escaped = line.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
        return "\"\(escaped)\""
    }

    /// How a part names its file: as it is, or as RFC 2231, 4 has it.
    static func disposition(fileName: String) -> String {
        let name = oneLine(fileName)
        let plain = CharacterSet(charactersIn: "!#$&+-.^_`{}~ ()[],").union(.asciiAlphanumerics)
        if name.unicodeScalars.allSatisfy(plain.contains) { return "attachment; filename=\"\(name)\"" }
        let unreserved = CharacterSet(charactersIn: "-._").union(.asciiAlphanumerics)
        let encoded = name.addingPercentEncoding(withAllowedCharacters: unreserved) ?? "attachment"
        return "attachment;\r\n filename*=UTF-8''\(encoded)"
    }

    /// With the line ends that text has in mails: CR LF.
    static func canonical(_ text: String) -> Data {
        var bytes = Data()
        bytes.reserveCapacity(text.utf8.count + text.utf8.count / 40)
        var before: UInt8 = 0
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\r"): bytes.append(contentsOf: [13, 10])
            case UInt8(ascii: "\n"): if before != UInt8(ascii: "\r") { bytes.append(contentsOf: [13, 10]) }
            default: bytes.append(byte)
            }
            before = byte
        }
        return bytes
    }

    /// `Wed, 25 Nov 2026 22:43:18 +0000` (RFC 5322, 3.3).
    static func date(_ date: Date) -> String {
        let formatter = DateFormatter()
        formatter.locale = Locale(identifier: "en_US_POSIX")
        formatter.timeZone = .gmt
        formatter.dateFormat = "EEE, dd MMM yyyy HH:mm:ss '+0000'"
        return formatter.string(from: date)
    }

    private static func oneLine(_ text: String) -> String {
        let scalars = text.unicodeScalars.map {
            [.control, .lineSeparator, .paragraphSeparator].contains($0.properties.generalCategory) ? " " : $0
        }
        return String(String.UnicodeScalarView(scalars)).trimmingCharacters(in: .whitespaces)
    }

    /// Each word holds whole characters, and a line of its own.
    private static func encodedWords(_ line: String) -> String {
        var words: [String] = []
        var word = ""
        for scalar in line.unicodeScalars {
            if word.utf8.count + UTF8.width(scalar) > longestWord {
                words.append(word)
                word = ""
            }
            word.unicodeScalars.append(scalar)
        }
        return (words + [word]).map { "=?UTF-8?B?\(Data($0.utf8).base64EncodedString())?=" }
            .joined(separator: "\r\n ")
    }
}

extension CharacterSet {
    fileprivate static let asciiAlphanumerics = CharacterSet(
        charactersIn: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789")
}

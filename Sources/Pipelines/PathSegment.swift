import Foundation

/// Makes names of files and folders that Linux, Windows, macOS, NFS and SMB all take, from texts that nobody vouches
/// for.
enum PathSegment {
    enum Piece {
        /// From the pattern: kept whole.
        case literal(String)
        /// From the document, already `cleaned`: shortened when the segment is too long.
        case value(String)
    }

    /// Of UTF-8; file systems allow 255, and ` (2)` and a suffix come behind.
    static let mostBytes = 120

    /// Not in names on Windows and SMB shares ("Naming Files, Paths, and Namespaces", Microsoft), `/` nowhere.
    private static let forbidden: Set<Unicode.Scalar> = ["/", "\\", ":", "*", "?", "\"", "<", ">", "|"]
    private static let reserved = Set(
        ["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"]
            + ["COM", "LPT"].flatMap { port in "0123456789¹²³".map { "\(port)\($0)" } })

    /// Whether a cleaned value is more than dots and dashes.
    static func saysSomething(_ value: String) -> Bool {
        value.contains { !". ~-_".contains($0) }
    }

    /// One segment of pieces: never empty, hidden, reserved, or longer than `mostBytes`.
    static func joined(_ pieces: [Piece]) -> String {
        let name = trimmed(shortened(pieces).joined().precomposedStringWithCanonicalMapping)
        return withoutReservedName(name.isEmpty ? "unknown" : name)
    }

    /// Whether a text may stand in a segment as it is.
    static func allows(_ text: String) -> Bool { text == " " || cleaned(text) == text }

    /// A text without what no name may hold: controls, invisible and bidirectional marks, separators. In NFC, with
    /// single spaces, and short enough to be a whole segment.
    static func cleaned(_ text: String) -> String {
        var result = ""
        // No name needs more, and a hostile one may have megabytes.
        for scalar in String(text.unicodeScalars.prefix(1000)).precomposedStringWithCanonicalMapping
            .unicodeScalars
        {
            switch scalar.properties.generalCategory {
            case .control where scalar == "\t" || scalar == "\n" || scalar == "\r", .spaceSeparator,
                .lineSeparator,
                .paragraphSeparator:
                if !result.hasSuffix(" ") { result += " " }
            case .control, .format, .surrogate, .privateUse, .unassigned:
                continue
            default:
                if scalar.properties.isVariationSelector || scalar.properties.isDefaultIgnorableCodePoint {
                    continue
                }
                result.unicodeScalars.append(forbidden.contains(scalar) ? "-" : scalar)
            }
        }
        return prefix(of: result.trimmingCharacters(in: .whitespaces), bytes: mostBytes)
    }

    /// Cuts the longest values to one length at which all fit.
    private static func shortened(_ pieces: [Piece]) -> [String] {
        func total(limit: Int) -> Int {
            pieces.reduce(0) { sum, piece in
                switch piece {
                case .literal(let text): sum + text.utf8.count
                case .value(let text): sum + min(text.utf8.count, limit)
                }
            }
        }
        let limit = stride(from: mostBytes, to: 0, by: -1).first { total(limit: $0) <= mostBytes } ?? 0
        return pieces.map { piece in
            switch piece {
            case .literal(let text): text
            case .value(let text): prefix(of: text, bytes: limit)
            }
        }
    }

    /// Without a dot, space, `~` or `-` at the start (hidden, temporary, or taken for an option) and without the
    /// dots and spaces at the end that Windows drops.
    private static func trimmed(_ name: String) -> String {
        let start = name.drop { ". ~-".contains($0) }
        let end = start.reversed().drop { ". ".contains($0) }
        return prefix(of: String(end.reversed()), bytes: mostBytes)
    }

    private static func withoutReservedName(_ name: String) -> String {
        let base = name.prefix { $0 != "." }
        guard reserved.contains(base.trimmingCharacters(in: .whitespaces).uppercased()) else { return name }
        return "\(base)_\(name.dropFirst(base.count))"
    }

    /// As many whole characters as fit; of a single character that doesn't, as many of its scalars.
    private static func prefix(of text: String, bytes limit: Int) -> String {
        guard text.utf8.count > limit else { return text }
        var result = ""
        for character in text {
            guard result.utf8.count + character.utf8.count <= limit else { break }
            result.append(character)
        }
        guard result.isEmpty else { return result }
        for scalar in text.unicodeScalars {
            guard result.utf8.count + String(scalar).utf8.count <= limit else { break }
            result.unicodeScalars.append(scalar)
        }
        return result
    }
}

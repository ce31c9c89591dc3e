/// Names of a report's files: what any file system, mail program and shell takes.
package enum FileName {
    /// `operations-2026-11-24` and `slowest-documents` make `operations-2026-11-24-slowest-documents.csv`.
    package static func of(_ parts: String..., suffix: ReportFormat) -> String {
        let name = parts.map(cleaned).filter { !$0.isEmpty }.joined(separator: "-")
        return "\(name.isEmpty ? "report" : name).\(suffix.rawValue)"
    }

    /// Letters and digits of ASCII, `-`, `_` and inner dots; 100 at most.
    static func cleaned(_ text: String) -> String {
        let safe = text.unicodeScalars.map { scalar -> Character in
            let isSafe = scalar.isASCII && (scalar.properties.isAlphabetic || ("0"..."9").contains(scalar))
            return isSafe || "-_.".unicodeScalars.contains(scalar) ? Character(scalar) : "-"
        }
        let trimmed = String(safe.prefix(100).drop { "-.".contains($0) })
        return String(trimmed.reversed().drop { "-.".contains($0) }.reversed())
    }
}

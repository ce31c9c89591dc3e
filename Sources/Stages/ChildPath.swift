import Documents
import Foundation

/// What a file within a document is called: fit to be shown, stored, and part of a path in the outbox. The document may
/// say anything.
enum ChildPath {
    /// In bytes of UTF-8, of each part.
    private static let longestPart = 200
    private static let mostFolders = 8

    static func fit(_ path: String) -> String {
        let parts = path.split { $0 == "/" || $0 == "\\" }.map(fitPart).filter {
            !$0.isEmpty && $0 != "." && $0 != ".."
        }
        guard let name = parts.last else { return "unnamed" }
        return (parts.dropLast().prefix(mostFolders) + [name]).joined(separator: "/")
    }

    private static func fitPart(_ part: Substring) -> String {
        var safe = String(
            String.UnicodeScalarView(
                part.unicodeScalars.map { NameSafety.isUnsafe(String($0)) ? "\u{FFFD}" : $0 }))
        guard safe.utf8.count > longestPart else { return safe.trimmingCharacters(in: [" "]) }
        // The suffix says what it is, for people.
        let suffix =
            safe.lastIndex(of: ".").map { safe[$0...] }.flatMap { $0.utf8.count <= 16 ? $0 : nil } ?? ""
        while safe.utf8.count > longestPart - suffix.utf8.count { safe.removeLast() }
        return (safe + suffix).trimmingCharacters(in: [" "])
    }
}

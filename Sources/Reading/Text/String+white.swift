import Foundation

/// White space that is only how something was written down.
extension String {
    var trimmed: String { trimmingCharacters(in: .whitespacesAndNewlines) }

    /// Its words, one space apart.
    var onOneLine: String { split(whereSeparator: \.isWhitespace).joined(separator: " ") }
}

/// What a vendor's name comes down to, so that its spellings meet: without case, accents, marks and legal form, and
/// with one letter for each group of shapes that OCR confuses.
package enum VendorKey {
    /// Empty for a name without letters and digits.
    package static func key(_ name: String) -> String {
        let words = words(of: name)
        let core = words.enumerated().filter { index, word in
            !isForm(word, isFirst: index == 0, isLast: index == words.count - 1)
        }
        // A name that is nothing but a form keeps it.
        let kept = core.isEmpty ? words : core.map(\.element)
        return Folding.key(kept.joined().unicodeScalars.filter(\.isAlphanumeric))
    }

    /// `S. A.` is one word, as `S.A.` is; ties such as `&` are none.
    private static func words(of name: String) -> [String] {
        var words: [String] = []
        for word in name.split(whereSeparator: \.isWhitespace).map(String.init) {
            if isInitial(word), let last = words.last, last.hasSuffix("."), last.count <= 6 {
                words[words.count - 1] += word
            } else if word.unicodeScalars.contains(where: \.isAlphanumeric), !ties.contains(word.lowercased())
            {
                words.append(word)
            }
        }
        return words
    }

    private static let ties: Set<String> = ["and", "und", "et", "y", "e", "и", "en"]

    private static func isInitial(_ word: String) -> Bool {
        let letters = word.filter { $0 != "." && $0 != "," }
        return letters.count <= 1 && word.contains(".")
    }

    private static func isForm(_ word: String, isFirst: Bool, isLast: Bool) -> Bool {
        if LegalForms.isForm(word) || LegalForms.isForm(word.filter { $0 != "," && $0 != ";" }) {
            return true
        }
        if isFirst, LegalForms.isPrefixForm(word) { return true }
        // Short forms are words in other places and written small, but not where a name ends.
        return isLast && !isFirst && LegalForms.isForm(word.uppercased())
    }
}

/// Names of sheets as Excel takes them: 31 UTF-16 units, none of `[]:*?/\`, no apostrophe at either end, not
/// `History`, and none twice, whatever the case.
struct SheetNames {
    private static let longest = 31
    private var taken: Set<String> = ["history"]

    mutating func next(_ wanted: String) -> String {
        let cleaned = Self.cleaned(wanted)
        var name = Self.cut(cleaned, to: Self.longest)
        var number = 2
        while !taken.insert(name.lowercased()).inserted {
            let suffix = " (\(number))"
            name = Self.cut(cleaned, to: Self.longest - suffix.count) + suffix
            number += 1
        }
        return name
    }

    private static func cleaned(_ text: String) -> String {
        let allowed = SheetText.plain(text).map { "[]:*?/\\\n\r\t".contains($0) ? "-" : $0 }
        let name = String(trimmed(Substring(String(allowed))))
        return name.isEmpty ? "Sheet" : name
    }

    private static func cut(_ text: String, to limit: Int) -> String {
        var name = text[...]
        while name.utf16.count > limit { name.removeLast() }
        return String(trimmed(name))
    }

    private static func trimmed(_ text: Substring) -> Substring {
        var text = text.drop { $0 == "'" || $0 == " " }
        while let last = text.last, last == "'" || last == " " { text.removeLast() }
        return text
    }
}

/// Finds `:name` in SQL, where it is not inside a string, a quoted name or a comment.
struct QueryScanner {
    private var rest: Substring
    private var text = ""
    private var found: [QueryText.Piece] = []
    /// The character before `rest`.
    private var last: Character = " "

    init(_ source: String) {
        rest = source[...]
    }

    mutating func pieces() -> [QueryText.Piece] {
        while let next = rest.first {
            switch next {
            case "'": takeQuoted("'", escapes: last == "E" || last == "e")
            case "\"": takeQuoted("\"", escapes: false)
            case "-" where rest.hasPrefix("--"): take(upTo: "\n")
            case "/" where rest.hasPrefix("/*"): takeComment()
            case "$": takeDollarQuoted()
            case ":": takeColon()
            default: take(1)
            }
        }
        flush()
        return found
    }

    private mutating func take(_ count: Int) {
        text += rest.prefix(count)
        last = rest.prefix(count).last ?? last
        rest = rest.dropFirst(count)
    }

    /// Up to and with `end`, or to the end of the text.
    private mutating func take(upTo end: String) {
        guard let range = rest.firstRange(of: end) else { return take(rest.count) }
        take(rest.distance(from: rest.startIndex, to: range.upperBound))
    }

    private mutating func takeQuoted(_ quote: Character, escapes: Bool) {
        take(1)
        while let next = rest.first {
            if escapes, next == "\\" {
                take(2)
                continue
            }
            take(1)
            // A doubled quote is one in the string: it ends here and begins again.
            if next == quote { return }
        }
    }

    /// They nest.
    private mutating func takeComment() {
        var depth = 0
        repeat {
            if rest.hasPrefix("/*") {
                depth += 1
                take(2)
            } else if rest.hasPrefix("*/") {
                depth -= 1
                take(2)
            } else {
                take(1)
            }
        } while depth > 0 && !rest.isEmpty
    }

    /// `$$…$$`, `$tag$…$tag$`; `$1` is none.
    private mutating func takeDollarQuoted() {
        let isInWord = last.isLetter || last.isNumber || last == "_"
        guard !isInWord, let tag = rest.prefixMatch(of: /\$([A-Za-z_][A-Za-z_0-9]*)?\$/)?.output.0 else {
            return take(1)
        }
        take(tag.count)
        take(upTo: String(tag))
    }

    private mutating func takeColon() {
        if rest.hasPrefix("::") || rest.hasPrefix(":=") { return take(2) }
        guard let match = rest.prefixMatch(of: /:([a-z][a-z0-9_]*)/), !last.isNumber else {
            return take(1)
        }
        flush()
        found.append(.value(String(match.output.1)))
        last = "x"
        rest = rest.dropFirst(match.output.0.count)
    }

    private mutating func flush() {
        if !text.isEmpty { found.append(.text(text)) }
        text = ""
    }
}

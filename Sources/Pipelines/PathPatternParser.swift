import StrictYAML

/// Reads a path pattern from left to right.
struct PathPatternParser {
    private let source: [Character]
    private var position = 0

    init(_ source: String) {
        self.source = Array(source)
    }

    /// Its segments, none of them empty.
    consuming func segments() throws(PathPatternMistake) -> [[PathPattern.Part]] {
        guard !source.isEmpty else { throw mistake(at: 0, "the path is empty") }
        var segments: [[PathPattern.Part]] = []
        while position <= source.count {
            guard segments.count < PathPattern.mostSegments else {
                throw mistake(at: position, "a path has at most \(PathPattern.mostSegments) levels")
            }
            segments.append(try segment())
            // Over the `/`, or over the end.
            position += 1
        }
        return segments
    }

    private mutating func segment() throws(PathPatternMistake) -> [PathPattern.Part] {
        let start = position
        var parts: [PathPattern.Part] = []
        var literal = ""
        while position < source.count, source[position] != "/" {
            if source[position] == "{" {
                if !literal.isEmpty { parts.append(.literal(literal)) }
                literal = ""
                parts.append(try braces())
            } else {
                literal.append(try literalCharacter())
            }
        }
        if !literal.isEmpty { parts.append(.literal(literal)) }
        try check(parts, at: start)
        return parts
    }

    private func check(_ parts: [PathPattern.Part], at start: Int) throws(PathPatternMistake) {
        guard let first = parts.first else {
            throw mistake(at: start, start == 0 ? "a path is relative: no / at its start" : "an empty level")
        }
        if case .literal(let text) = first, text.hasPrefix(".") {
            throw mistake(at: start, "no level begins with a dot")
        }
        let literals = parts.map { part in
            if case .literal(let text) = part { text } else { "" }
        }.joined()
        if parts.count == 1, !literals.isEmpty, PathSegment.joined([.literal(literals)]) != literals {
            throw mistake(at: start, "'\(literals)' is a name that not every system takes")
        }
        guard literals.utf8.count <= PathSegment.mostBytes / 2 else {
            throw mistake(
                at: start, "more than \(PathSegment.mostBytes / 2) bytes of fixed text in one level")
        }
    }

    private mutating func literalCharacter() throws(PathPatternMistake) -> Character {
        let character = source[position]
        if character == "}" { throw mistake(at: position, "a } without a {") }
        let text = String(character)
        guard PathSegment.allows(text) else {
            throw mistake(at: position, "\(text.debugDescription) can't stand in a path on every system")
        }
        position += 1
        return character
    }

    /// `{a}`, `{a:format}`, `{a|b}`.
    private mutating func braces() throws(PathPatternMistake) -> PathPattern.Part {
        let start = position
        guard let end = source[start...].firstIndex(of: "}") else {
            throw mistake(at: start, "a { without a }")
        }
        var offset = start + 1
        var placeholders: [PathPattern.Placeholder] = []
        for choice in source[offset..<end].split(separator: "|", omittingEmptySubsequences: false) {
            placeholders.append(try placeholder(String(choice), at: offset))
            offset += choice.count + 1
        }
        position = end + 1
        return .firstKnown(placeholders)
    }

    private func placeholder(
        _ text: String, at offset: Int
    ) throws(PathPatternMistake) -> PathPattern.Placeholder {
        let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(
            String.init)
        let name = parts[0]
        guard PathPattern.Placeholder.names.contains(name) else {
            let message = name.isEmpty ? "an empty placeholder" : "there is no placeholder '\(name)'"
            throw mistake(at: offset, message, near: name)
        }
        guard parts.count == 2 else {
            guard let placeholder = PathPattern.Placeholder(name: name, format: nil) else {
                throw mistake(at: offset, "there is no placeholder '\(name)'", near: name)
            }
            return placeholder
        }
        let formatOffset = offset + name.count + 1
        guard let format = DateFormat(parts[1]) else {
            throw mistake(
                at: formatOffset, "'\(parts[1])' is no date format such as yyyy, yyyy-MM, yyyy-MM-dd")
        }
        guard let placeholder = PathPattern.Placeholder(name: name, format: format) else {
            throw mistake(at: formatOffset, "'\(name)' is no date, so it has no format")
        }
        return placeholder
    }

    private func mistake(at offset: Int, _ message: String, near name: String? = nil) -> PathPatternMistake {
        let nearest = name.flatMap { Nearest.candidate(to: $0, among: PathPattern.Placeholder.names) }
        return PathPatternMistake(offset: offset, message: message, nearest: nearest.map { "{\($0)}" })
    }
}

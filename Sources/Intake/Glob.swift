/// A shell pattern: `*` any run within a name, `**` any run at all, `?` one character, `[a-z]` and `[!a-z]` one of a set.
/// Letter case is ignored, as scanners write `.PDF`. A pattern with a slash is matched against the path below the
/// watched folder, one without against the name alone.
package struct Glob: Sendable, Hashable {
    private enum Token: Sendable, Hashable {
        case character(Character)
        case one
        case set([ClosedRange<Character>], isNegated: Bool)
        case run
        case runAcrossFolders
    }

    private let tokens: [Token]
    private let isOfPath: Bool

    package init(_ pattern: String) {
        isOfPath = pattern.contains("/")
        tokens = Self.tokens(of: Array(pattern.lowercased()))
    }

    package func matches(path: String) -> Bool {
        let subject = isOfPath ? path : String(path.split(separator: "/").last ?? "")
        return matches(Array(subject.lowercased()))
    }

    /// Takes time in proportion to pattern times subject: after a later `*` an earlier one need not be tried again,
    /// except that a `*` which met a slash hands back to the `**` before it.
    private func matches(_ subject: [Character]) -> Bool {
        var token = 0
        var position = 0
        var run: (token: Int, position: Int)?
        var wideRun: (token: Int, position: Int)?
        while true {
            if token < tokens.count, case .run = tokens[token] {
                token += 1
                run = (token, position)
            } else if token < tokens.count, case .runAcrossFolders = tokens[token] {
                token += 1
                wideRun = (token, position)
                run = nil
            } else if token < tokens.count, position < subject.count,
                accepts(tokens[token], subject[position])
            {
                token += 1
                position += 1
            } else if token == tokens.count, position == subject.count {
                return true
            } else if let last = run, last.position < subject.count, subject[last.position] != "/" {
                run = (last.token, last.position + 1)
                (token, position) = (last.token, last.position + 1)
            } else if let last = wideRun, last.position < subject.count {
                wideRun = (last.token, last.position + 1)
                run = nil
                (token, position) = (last.token, last.position + 1)
            } else {
                return false
            }
        }
    }

    private func accepts(_ token: Token, _ character: Character) -> Bool {
        switch token {
        case .character(let expected): expected == character
        case .one: character != "/"
        case .set(let ranges, let isNegated):
            character != "/" && ranges.contains { $0.contains(character) } != isNegated
        case .run, .runAcrossFolders: false
        }
    }

    private static func tokens(of pattern: [Character]) -> [Token] {
        var tokens: [Token] = []
        var rest = pattern[...]
        while let first = rest.popFirst() {
            switch first {
            case "*" where rest.first == "*":
                rest = rest.drop { $0 == "*" }
                // `**/` also stands for no folder at all.
                if rest.first == "/", tokens.isEmpty || tokens.last == .character("/") { rest.removeFirst() }
                tokens.append(.runAcrossFolders)
            case "*": tokens.append(.run)
            case "?": tokens.append(.one)
            case "[":
                if let (set, length) = set(rest) {
                    tokens.append(set)
                    rest = rest.dropFirst(length)
                } else {
                    tokens.append(.character("["))
                }
            default: tokens.append(.character(first))
            }
        }
        return tokens
    }

    /// A set and how many characters it takes up after its `[`; nil when no `]` closes it.
    private static func set(_ rest: ArraySlice<Character>) -> (Token, length: Int)? {
        let isNegated = rest.first == "!" || rest.first == "^"
        let start = rest.startIndex + (isNegated ? 1 : 0)
        // A `]` in the first place is one of the set (glob(7)).
        guard let end = rest.indices.first(where: { $0 > start && rest[$0] == "]" }) else { return nil }
        var ranges: [ClosedRange<Character>] = []
        var index = start
        while index < end {
            if index + 2 < end, rest[index + 1] == "-", rest[index] <= rest[index + 2] {
                ranges.append(rest[index]...rest[index + 2])
                index += 3
            } else {
                ranges.append(rest[index]...rest[index])
                index += 1
            }
        }
        return (.set(ranges, isNegated: isNegated), end - rest.startIndex + 1)
    }
}

/// A shell pattern (POSIX.1-2017 §2.13) for file names and addresses: `*`, `?`, `[a-z]`, `[!0-9]`, and `\` before a sign
/// that is meant as it stands. Letter case is ignored, as people expect of `*.PDF`.
struct ShellPattern: Sendable, Hashable {
    private enum Part: Sendable, Hashable {
        case anything
        case one
        case set([ClosedRange<Character>], negated: Bool)
        case literal(Character)

        func matches(_ character: Character) -> Bool {
            switch self {
            case .anything, .one: true
            case .set(let ranges, let negated): ranges.contains { $0.contains(character) } != negated
            case .literal(let literal): literal == character
            }
        }
    }

    let text: String
    private let parts: [Part]

    init(_ text: String) {
        self.text = text
        var parts: [Part] = []
        var rest = Array(text.lowercased())[...]
        while let character = rest.popFirst() {
            switch character {
            case "*": if parts.last != .anything { parts.append(.anything) }
            case "?": parts.append(.one)
            case "\\": parts.append(.literal(rest.popFirst() ?? "\\"))
            case "[": parts.append(Self.set(&rest) ?? .literal("["))
            default: parts.append(.literal(character))
            }
        }
        self.parts = parts
    }

    /// The set after `[`, up to its `]`; nil without one.
    private static func set(_ rest: inout ArraySlice<Character>) -> Part? {
        var body = rest
        let isNegated = body.first == "!" || body.first == "^"
        if isNegated { body.removeFirst() }
        // A `]` right at the start is a member.
        guard let end = body.dropFirst().firstIndex(of: "]") else { return nil }
        var ranges: [ClosedRange<Character>] = []
        var members = body[body.startIndex..<end]
        while let low = members.popFirst() {
            if members.first == "-", let high = members.dropFirst().first, low <= high {
                ranges.append(low...high)
                members = members.dropFirst(2)
            } else {
                ranges.append(low...low)
            }
        }
        rest = rest[(end + 1)...]
        return .set(ranges, negated: isNegated)
    }

    /// Whether the whole of `name` matches. Goes back to the last `*` only, so it takes at most length × length steps.
    func matches(_ name: String) -> Bool {
        let name = Array(name.lowercased())
        var part = 0
        var position = 0
        var star: (part: Int, position: Int)?
        while position < name.count {
            if part < parts.count, parts[part] == .anything {
                star = (part, position)
                part += 1
            } else if part < parts.count, parts[part].matches(name[position]) {
                part += 1
                position += 1
            } else if let last = star {
                star = (last.part, last.position + 1)
                part = last.part + 1
                position = last.position + 1
            } else {
                return false
            }
        }
        return parts[part...].allSatisfy { $0 == .anything }
    }
}

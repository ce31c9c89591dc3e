/// What a person typed, read as search engines read it: words, "a phrase", or, -not.
struct SearchQuery: Sendable, Hashable {
    struct Term: Sendable, Hashable {
        var text: String
        /// In quotes: to be found as it is, without stems, every word of it.
        var isPhrase = false
    }

    /// Of one of these groups, every term must be found.
    private(set) var groups: [[Term]] = []
    /// None of these may be found.
    private(set) var excluded: [Term] = []

    /// Nobody types more; a script that does gets an answer for the first.
    private static let mostTerms = 16

    init(_ text: String) {
        var group: [Term] = []
        for piece in Self.pieces(of: text.prefix(2000)).prefix(Self.mostTerms) {
            if piece.isOr {
                groups.append(group)
                group = []
            } else if piece.isExcluded {
                excluded.append(piece.term)
            } else {
                group.append(piece.term)
            }
        }
        groups.append(group)
        groups.removeAll { $0.isEmpty }
    }

    /// The words that shall be found, without those too short to be told from others by their letters.
    var similarWords: [String] {
        groups.joined().flatMap { $0.text.split { !$0.isLetter && !$0.isNumber } }.map(String.init)
            .filter { $0.count > 3 }
    }

    private struct Piece {
        var term: Term
        var isExcluded = false
        var isOr = false
    }

    private static func pieces(of text: Substring) -> [Piece] {
        var pieces: [Piece] = []
        var rest = text
        while let first = rest.first {
            if first.isWhitespace {
                rest.removeFirst()
                continue
            }
            let isExcluded = first == "-"
            if isExcluded { rest.removeFirst() }
            let isPhrase = rest.first == "\""
            if isPhrase { rest.removeFirst() }
            let end = rest.firstIndex { isPhrase ? $0 == "\"" : $0.isWhitespace } ?? rest.endIndex
            let text = String(rest[..<end])
            rest = rest[end...].dropFirst()
            // What has no letter and no digit is no word to Postgres either.
            guard text.contains(where: { $0.isLetter || $0.isNumber }) else { continue }
            let isOr = !isPhrase && !isExcluded && text.lowercased() == "or"
            pieces.append(
                Piece(term: Term(text: text, isPhrase: isPhrase), isExcluded: isExcluded, isOr: isOr))
        }
        return pieces
    }
}

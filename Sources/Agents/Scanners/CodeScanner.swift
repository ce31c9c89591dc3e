/// Looks at each place of a line where a code of its kind may begin.
protocol CodeScanner {
    var scalars: [Unicode.Scalar] { get }
    /// No code is shorter.
    static var fewestScalars: Int { get }

    /// The code that begins at a place, which has `fewestScalars` from there on.
    func match(at start: Int) -> CodeMatch?
}

/// A code, and where it stands in its line.
struct CodeMatch {
    let range: Range<Int>
    /// Without spaces and marks.
    let compact: String
}

extension CodeScanner {
    /// All codes of the line; none begins inside another.
    func matches() -> [CodeMatch] {
        var matches: [CodeMatch] = []
        var index = 0
        while index + Self.fewestScalars <= scalars.count {
            if let match = match(at: index) {
                matches.append(match)
                index = match.range.upperBound
            } else {
                index += 1
            }
        }
        return matches
    }
}

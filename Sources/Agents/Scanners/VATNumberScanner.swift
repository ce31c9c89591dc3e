/// Finds numbers for value added tax that carry their country's prefix: `DE123456789`, `FR 40 303265045`,
/// `CHE-123.456.789 MWST`, `ATU12345678`.
struct VATNumberScanner {
    let scalars: [Unicode.Scalar]

    struct Match {
        let range: Range<Int>
        let compact: String
    }

    func numbers() -> [Match] {
        var matches: [Match] = []
        var index = 0
        while index + 7 < scalars.count {
            if let match = match(at: index) {
                matches.append(match)
                index = match.range.upperBound
            } else {
                index += 1
            }
        }
        return matches
    }

    /// The longest number that fits, at a place where a word begins.
    private func match(at start: Int) -> Match? {
        guard scalars[start].isUppercase, scalars[start + 1].isUppercase,
            start == 0 || !scalars[start - 1].isAlphanumeric
        else { return nil }
        let country = "\(scalars[start])\(scalars[start + 1])"
        guard VATNumber.isCountry(country) else { return nil }
        var rest = ""
        var best: Match?
        var end = start + 2
        while end < scalars.count, rest.utf8.count < 13 {
            let scalar = scalars[end]
            end += 1
            if scalar.isDigit || (scalar.isUppercase && scalar.isASCIILetter) {
                rest.unicodeScalars.append(scalar)
            } else if scalar == " " || scalar == "." || scalar == "-" {
                continue
            } else {
                break
            }
            let isEnd = end == scalars.count || !scalars[end].isAlphanumeric
            if isEnd, rest.utf8.count >= 8, VATNumber.matches(country: country, rest: rest) {
                best = Match(range: start..<end, compact: country + rest)
            }
        }
        return best
    }
}

/// Finds numbers for value added tax that carry their country's prefix: `DE123456789`, `FR 40 303265045`,
/// `CHE-123.456.789 MWST`, `ATU12345678`.
struct VATNumberScanner: CodeScanner {
    static let fewestScalars = 8

    let scalars: [Unicode.Scalar]

    /// The longest number that fits, at a place where a word begins.
    func match(at start: Int) -> CodeMatch? {
        guard scalars[start].isUppercase, scalars[start + 1].isUppercase,
            start == 0 || !scalars[start - 1].isAlphanumeric
        else { return nil }
        let country = "\(scalars[start])\(scalars[start + 1])"
        guard VATNumber.isCountry(country) else { return nil }
        var rest = ""
        var best: CodeMatch?
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
                best = CodeMatch(range: start..<end, compact: country + rest)
            }
        }
        return best
    }
}

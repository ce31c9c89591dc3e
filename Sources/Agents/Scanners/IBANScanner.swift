/// Finds International Bank Account Numbers in a line, with or without spaces.
struct IBANScanner: CodeScanner {
    static let fewestScalars = 15

    let scalars: [Unicode.Scalar]

    func match(at start: Int) -> CodeMatch? {
        guard scalars[start].isASCIILetter, scalars[start + 1].isASCIILetter,
            start == 0 || !scalars[start - 1].isAlphanumeric,
            let country = upper(scalars[start]), let second = upper(scalars[start + 1]),
            let length = IBAN.length(of: "\(country)\(second)")
        else { return nil }
        var compact = "\(country)\(second)"
        var end = start + 2
        var isGapBefore = false
        while end < scalars.count, compact.utf8.count < length {
            let scalar = scalars[end]
            if Gap.isGap(scalar), scalar != Gap.wide, !isGapBefore {
                isGapBefore = true
            } else if (scalar.isASCIILetter || scalar.isDigit), let letter = upper(scalar) {
                // Two check digits follow the country.
                if compact.utf8.count < 4, scalar.digitOrConfusion == nil { return nil }
                compact.append(letter)
                isGapBefore = false
            } else {
                return nil
            }
            end += 1
        }
        guard compact.utf8.count == length, end == scalars.count || !scalars[end].isAlphanumeric else {
            return nil
        }
        // Words of capitals can have the shape; an account number has mostly digits.
        guard compact.utf8.count(where: { (0x30...0x39).contains($0) }) * 2 > length else { return nil }
        return CodeMatch(range: start..<end, compact: compact)
    }

    private func upper(_ scalar: Unicode.Scalar) -> Character? {
        String(scalar).uppercased().first
    }
}

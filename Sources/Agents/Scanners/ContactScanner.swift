/// Finds e-mail addresses and telephone numbers in a line.
struct ContactScanner {
    let scalars: [Unicode.Scalar]

    /// Addresses of RFC 5322's plain kind: a local part, `@`, a domain with a dot.
    func emails() -> [Range<Int>] {
        scalars.indices.filter { scalars[$0] == "@" }.compactMap { at in
            var start = at
            while start > 0, isLocal(scalars[start - 1]) { start -= 1 }
            var end = at + 1
            while end < scalars.count, isDomain(scalars[end]) { end += 1 }
            while end > at, scalars[end - 1] == "." || scalars[end - 1] == "-" { end -= 1 }
            while start < at, scalars[start] == "." || scalars[start] == "-" { start += 1 }
            let domain = scalars[(at + 1)..<max(end, at + 1)]
            guard start < at, let dot = domain.lastIndex(of: "."), dot > domain.startIndex, end - dot >= 3
            else {
                return nil
            }
            return start..<end
        }
    }

    private func isLocal(_ scalar: Unicode.Scalar) -> Bool {
        scalar.isAlphanumeric || scalar == "." || scalar == "_" || scalar == "-" || scalar == "+"
            || scalar == "%"
    }

    private func isDomain(_ scalar: Unicode.Scalar) -> Bool {
        scalar.isAlphanumeric || scalar == "." || scalar == "-"
    }

    /// The telephone number that begins at or after a place, before the next word: 6 to 15 digits (E.164) with
    /// the marks between them that people write.
    func phone(from place: Int) -> Range<Int>? {
        var start = place
        while start < scalars.count, !scalars[start].isDigit, scalars[start] != "+", scalars[start] != "(" {
            if scalars[start].isLetter || scalars[start] == Gap.wide && start > place + 2 { return nil }
            start += 1
        }
        var end = start
        var last = start
        var digits = 0
        while end < scalars.count {
            let scalar = scalars[end]
            if scalar.isDigit {
                digits += 1
                last = end + 1
            } else if !"+()/-–. \u{2002}".unicodeScalars.contains(scalar) {
                break
            } else if Gap.isGap(scalar), end > start, Gap.isGap(scalars[end - 1]) {
                break
            }
            end += 1
        }
        return (6...15).contains(digits) ? start..<last : nil
    }

    /// Numbers with an international prefix need no label: `+49 30 1234567`.
    func internationalPhones() -> [Range<Int>] {
        scalars.indices.filter { index in
            scalars[index] == "+" && index + 1 < scalars.count && scalars[index + 1].isDigit
        }.compactMap { phone(from: $0) }.filter { range in
            scalars[range].count { $0.isDigit } >= 9
        }
    }
}

/// An amount in the document.
struct AmountHit: Sendable {
    let span: Span
    let money: Money
}

/// Finds amounts in a line, whatever parts their thousands and decimals: `1.234,56`, `1,234.56`, `1 234,56`,
/// `1'234.56`, `RM12.00`, `12,-`, `(5.77)`.
struct AmountScanner {
    let scalars: [Unicode.Scalar]
    let isRecognised: Bool

    init(_ scalars: [Unicode.Scalar], isRecognised: Bool = false) {
        self.scalars = scalars
        self.isRecognised = isRecognised
    }

    struct Match {
        /// With its sign and currency.
        let range: Range<Int>
        let money: Money
    }

    /// The first amount in a text of its own, such as a field's.
    static func first(in text: String) -> Money? {
        AmountScanner(Array(text.unicodeScalars), isRecognised: true).amounts().first?.money
    }

    func amounts() -> [Match] {
        var matches: [Match] = []
        var index = 0
        while index < scalars.count {
            guard scalars[index].isDigit, isStart(index) else {
                index += 1
                continue
            }
            let number = number(at: index)
            if let number, let match = match(number, from: index) {
                matches.append(match)
            }
            index = max(number?.end ?? index, index) + 1
            // The rest of a rejected run of digits must not be taken for a number of its own.
            while index < scalars.count, scalars[index - 1].isDigit, scalars[index].isDigit { index += 1 }
        }
        return matches
    }

    private func isStart(_ index: Int) -> Bool {
        guard index > 0 else { return true }
        let before = scalars[index - 1]
        if before.isDigit { return false }
        if before == "." || before == "," || before == "/" || before == ":" || before == "'" {
            return index < 2 || !scalars[index - 2].isDigit
        }
        return before != "№" && before != "#"
    }

    private struct Number {
        var cents: Int
        var decimals: Int
        var end: Int
    }

    /// Groups of digits with marks between them; the last mark decides about decimals.
    private func number(at start: Int) -> Number? {
        var groups: [Int] = []
        var lengths: [Int] = []
        var marks: [Unicode.Scalar] = []
        var index = start
        while let group = digits(at: index) {
            groups.append(group.value)
            lengths.append(group.end - index)
            index = group.end
            guard groups.count < 6, let mark = mark(at: index, after: lengths) else { break }
            marks.append(mark.scalar)
            index = mark.end
        }
        guard !groups.isEmpty, lengths.allSatisfy({ $0 <= 9 }) else { return nil }
        if marks.count == groups.count { marks.removeLast() }
        return value(groups: groups, lengths: lengths, marks: marks, end: index)
    }

    private func value(groups: [Int], lengths: [Int], marks: [Unicode.Scalar], end: Int) -> Number? {
        guard let last = marks.last else {
            guard groups[0] < 1_000_000_000 else { return nil }
            return Number(cents: groups[0] * 100, decimals: 0, end: end)
        }
        let isDecimalMark = last == "." || last == ","
        let isDecimal = isDecimalMark && lengths[lengths.count - 1] != 3
        let thousands = isDecimal ? Array(marks.dropLast()) : marks
        // One kind of mark parts thousands, in groups of three, and it is not the decimal mark.
        guard Set(thousands).count <= 1, !isDecimal || thousands.first != last else { return nil }
        let grouped = isDecimal ? lengths.dropLast() : lengths[...]
        guard grouped.dropFirst().allSatisfy({ $0 == 3 }), thousands.isEmpty || lengths[0] <= 3 else {
            return nil
        }
        let whole = (isDecimal ? groups.dropLast() : groups[...]).reduce(0) { $0 * 1000 + $1 }
        guard whole < 100_000_000_000 else { return nil }
        guard isDecimal else { return Number(cents: whole * 100, decimals: 0, end: end) }
        let decimals = lengths[lengths.count - 1]
        var fraction = groups[groups.count - 1]
        switch decimals {
        case 1: fraction *= 10
        case 2: break
        case 4: fraction /= 100
        default: return nil
        }
        return Number(cents: whole * 100 + fraction, decimals: decimals, end: end)
    }

    private func digits(at start: Int) -> (value: Int, end: Int)? {
        var value = 0
        var end = start
        while end < scalars.count, end - start < 10 {
            if let digit = scalars[end].digit {
                value = value * 10 + digit
            } else if isRecognised, end > 0, scalars[end] == "O" || scalars[end] == "o",
                scalars[end - 1].isDigit || end > start || scalars[end - 1] == "." || scalars[end - 1] == ","
            {
                value *= 10
            } else {
                break
            }
            end += 1
        }
        return end == start ? nil : (value, end)
    }

    /// A mark that parts groups, when digits follow it.
    private func mark(at index: Int, after lengths: [Int]) -> (scalar: Unicode.Scalar, end: Int)? {
        guard index < scalars.count else { return nil }
        switch scalars[index] {
        case ".", ",":
            if index + 1 < scalars.count, scalars[index + 1].isDigit || scalars[index + 1] == "O" {
                return (scalars[index], index + 1)
            }
            // OCR sets "6. 00" apart.
            if isRecognised, index + 3 < scalars.count, scalars[index + 1] == Gap.narrow,
                digitRun(at: index + 2) == 2
            {
                return (scalars[index], index + 2)
            }
            return nil
        case "'", "’":
            return digitRun(at: index + 1) == 3 ? ("'", index + 1) : nil
        case Gap.narrow, "\u{00A0}", "\u{202F}", "\u{2009}":
            guard (lengths.last ?? 0) <= 3, digitRun(at: index + 1) == 3, isThousands(at: index + 1) else {
                return nil
            }
            return (" ", index + 1)
        default:
            return nil
        }
    }

    private func digitRun(at start: Int) -> Int {
        var end = start
        while end < scalars.count, scalars[end].isDigit { end += 1 }
        return end - start
    }

    /// A space parts thousands only where decimals or a currency follow at the end: "1 234,56", "12 000 руб.".
    private func isThousands(at start: Int) -> Bool {
        var index = start + 3
        while index < scalars.count, scalars[index] == Gap.narrow, digitRun(at: index + 1) == 3 { index += 4 }
        guard index < scalars.count else { return false }
        if scalars[index] == "," || scalars[index] == "." { return digitRun(at: index + 1) == 2 }
        return currency(after: index) != nil
    }

    private func match(_ number: Number, from start: Int) -> Match? {
        var start = start
        var end = number.end
        guard !runsOn(end, decimals: number.decimals) else { return nil }
        // "12,-" is a round amount.
        var decimals = number.decimals
        if decimals == 0, end + 1 < scalars.count, scalars[end] == "," || scalars[end] == ".",
            scalars[end + 1] == "-" || scalars[end + 1] == "–" || scalars[end + 1] == "—"
        {
            end += 2
            decimals = 2
        }
        let before = currency(before: start)
        let after = currency(after: end)
        // A word glued to the front ("A12", "R18.50") is not an amount unless a misread currency before a price.
        if before == nil, start > 0, scalars[start - 1].isLetter {
            let isShort =
                start < 4 || Gap.isGap(scalars[max(0, start - 3)]) || Gap.isGap(scalars[max(0, start - 4)])
            guard decimals == 2, isShort else { return nil }
        }
        if let before { start = before.start }
        if let after { end = after.end }
        var isNegative = false
        if start > 0, "-−–".unicodeScalars.contains(scalars[start - 1]) {
            let isDash = start == 1 || Gap.isGap(scalars[start - 2]) || scalars[start - 2] == ":"
            guard isDash || before != nil else { return nil }
            isNegative = isDash
            start -= 1
        } else if start > 0, scalars[start - 1] == "(", end < scalars.count, scalars[end] == ")",
            decimals == 2
        {
            isNegative = true
            start -= 1
            end += 1
        } else if after == nil, end < scalars.count, scalars[end] == "-", decimals == 2,
            end + 1 == scalars.count || Gap.isGap(scalars[end + 1])
        {
            isNegative = true
            end += 1
        }
        let money = Money(
            cents: isNegative ? -number.cents : number.cents, decimals: decimals,
            currency: before?.code ?? after?.code, isPercent: isPercent(end))
        return Match(range: start..<end, money: money)
    }

    /// Whether the number is only the beginning of something else: a date, a time, a code.
    private func runsOn(_ end: Int, decimals: Int) -> Bool {
        guard end < scalars.count else { return false }
        let next = scalars[end]
        if next.isDigit { return true }
        if next == "/" || next == ":" || next == "." || next == "," || next == "-" || next == "'" {
            return end + 1 < scalars.count && scalars[end + 1].isDigit
        }
        guard next.isLetter, currency(after: end) == nil else { return false }
        // A tax code may be glued to a price: "7.70S", "5.90SR".
        var letters = end
        while letters < scalars.count, scalars[letters].isLetter { letters += 1 }
        return decimals != 2 || letters - end > 3
    }

    private func isPercent(_ end: Int) -> Bool {
        var index = end
        while index < scalars.count, scalars[index] == Gap.narrow || scalars[index] == Gap.medium {
            index += 1
        }
        return index < scalars.count && scalars[index] == "%"
    }
}

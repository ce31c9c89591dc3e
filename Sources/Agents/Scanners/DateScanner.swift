/// A date in the document.
struct DateHit: Sendable {
    let span: Span
    let written: WrittenDate
    /// 0 to 1: how surely this is a date at all.
    let certainty: Double
}

/// Finds dates in a line: numbers with `.`, `/` or `-` between them, and month names in seven languages.
struct DateScanner {
    private let scalars: [Unicode.Scalar]
    private let isRecognised: Bool

    init(_ scalars: [Unicode.Scalar], isRecognised: Bool = false) {
        self.scalars = scalars
        self.isRecognised = isRecognised
    }

    /// The first date in a text of its own, such as a field's.
    static func first(in text: String) -> WrittenDate? {
        DateScanner(Array(text.unicodeScalars), isRecognised: true).dates().first?.written
    }

    struct Match {
        let range: Range<Int>
        let written: WrittenDate
        let certainty: Double
    }

    func dates() -> [Match] {
        var matches: [Match] = []
        var index = 0
        while index < scalars.count {
            if isStart(index),
                let match = numeric(at: index) ?? dayMonthYear(at: index) ?? monthDayYear(at: index)
            {
                matches.append(match)
                index = match.range.upperBound
            } else {
                index += 1
            }
        }
        return matches
    }

    /// Not inside a longer number or word.
    private func isStart(_ index: Int) -> Bool {
        guard scalars[index].isAlphanumeric else { return false }
        guard index > 0 else { return true }
        let before = scalars[index - 1]
        if before.isDigit { return false }
        if before.isLetter { return false }
        if before == "." || before == "/" || before == "-" || before == "," {
            return index < 2 || !scalars[index - 2].isDigit
        }
        return true
    }

    // MARK: 05.03.2018, 2018-03-05

    private func numeric(at start: Int) -> Match? {
        guard let one = number(at: start), let gapOne = separator(at: one.end),
            let two = number(at: gapOne.end), let gapTwo = separator(at: two.end),
            gapOne.scalar == gapTwo.scalar, let three = number(at: gapTwo.end)
        else { return nil }
        let misread = one.misread + two.misread + three.misread
        let digits = one.count + two.count + three.count
        guard misread == 0 || (isRecognised && misread * 3 <= digits), two.count <= 2 else { return nil }
        var end = three.end
        var certainty = misread == 0 ? 1 : 0.8
        let written: WrittenDate
        if one.count == 4, three.count <= 2, !touchesMore(end) {
            written = WrittenDate(
                form: .yearFirst, first: two.value, second: three.value, year: one.value,
                separator: gapOne.scalar)
        } else if one.count <= 2, three.count == 4, !touchesMore(end) {
            written = WrittenDate(
                form: .numeric, first: one.value, second: two.value, year: three.value,
                separator: gapOne.scalar)
        } else if one.count <= 2, three.count == 6, isColon(at: end) {
            // The year runs into the time: 15/03/201817:34.
            guard let year = number(at: gapTwo.end, limit: 4) else { return nil }
            end = year.end
            written = WrittenDate(
                form: .numeric, first: one.value, second: two.value, year: year.value,
                separator: gapOne.scalar)
        } else if one.count <= 2, three.count == 2, !touchesMore(end) {
            certainty *= one.count == 2 && two.count == 2 ? 0.8 : 0.5
            written = WrittenDate(
                form: .numeric, first: one.value, second: two.value, year: Self.century(three.value),
                separator: gapOne.scalar)
        } else {
            return nil
        }
        guard written.resolved(.dayFirst) != nil else { return nil }
        return Match(range: start..<end, written: written, certainty: certainty)
    }

    private func separator(at index: Int) -> (scalar: Unicode.Scalar, end: Int)? {
        var index = index
        if isRecognised, index < scalars.count, scalars[index] == Gap.narrow { index += 1 }
        guard index < scalars.count else { return nil }
        let scalar: Unicode.Scalar
        switch scalars[index] {
        case ".", "/", "-": scalar = scalars[index]
        case "–", "‐", "‑", "−": scalar = "-"
        case ",": scalar = "."
        default: return nil
        }
        if scalars[index] == ",", !isRecognised { return nil }
        index += 1
        if index < scalars.count, scalars[index] == Gap.narrow { index += 1 }
        return (scalar, index)
    }

    private func touchesMore(_ end: Int) -> Bool {
        guard end < scalars.count else { return false }
        if scalars[end].isDigit { return true }
        // "T" begins the time in ISO 8601.
        if scalars[end].isLetter { return scalars[end] != "T" && !scalars[end].isCyrillic && !isRecognised }
        let isSeparator = scalars[end] == "." || scalars[end] == "/" || scalars[end] == "-"
        return isSeparator && end + 1 < scalars.count && scalars[end + 1].isDigit
    }

    private func isColon(at end: Int) -> Bool {
        end < scalars.count && scalars[end] == ":"
    }

    // MARK: 5. März 2018, March 5, 2018

    private func dayMonthYear(at start: Int) -> Match? {
        guard let day = number(at: start), day.count <= 2, day.misread == 0, (1...31).contains(day.value)
        else { return nil }
        var index = skipOrdinal(day.end)
        index = skipFiller(index, words: ["de", "of"])
        guard let month = monthName(at: index) else { return nil }
        index = skipFiller(month.end, words: ["de", "of"])
        guard let year = year(at: index) else { return nil }
        return named(day: day.value, month: month.value, year: year.value, range: start..<year.end)
    }

    private func monthDayYear(at start: Int) -> Match? {
        guard let month = monthName(at: start) else { return nil }
        let index = skipFiller(month.end, words: ["the"])
        guard let day = number(at: index), day.count <= 2, (1...31).contains(day.value) else { return nil }
        guard let year = year(at: skipFiller(skipOrdinal(day.end), words: ["of"])), year.count == 4 else {
            return nil
        }
        return named(day: day.value, month: month.value, year: year.value, range: start..<year.end)
    }

    private func named(day: Int, month: Int, year: Int, range: Range<Int>) -> Match? {
        let written = WrittenDate(form: .named, first: day, second: month, year: year, separator: " ")
        guard written.resolved(.dayFirst) != nil else { return nil }
        return Match(range: range, written: written, certainty: 1)
    }

    private func monthName(at start: Int) -> (value: Int, end: Int)? {
        var end = start
        while end < scalars.count, scalars[end].isLetter || (isRecognised && scalars[end] == "0") { end += 1 }
        guard end - start >= 3, end - start <= 12, let month = MonthNames.month(scalars[start..<end]) else {
            return nil
        }
        return (month, end)
    }

    private func year(at start: Int) -> (value: Int, count: Int, end: Int)? {
        var start = start
        if start < scalars.count, scalars[start] == "'" || scalars[start] == "’" { start += 1 }
        guard let year = number(at: start), year.misread == 0 || isRecognised else { return nil }
        let touchesLetter = year.end < scalars.count && scalars[year.end].isDigit
        guard !touchesLetter else { return nil }
        if year.count == 4, (1900...2199).contains(year.value) { return (year.value, 4, year.end) }
        guard year.count == 2, !isColon(at: year.end) else { return nil }
        return (Self.century(year.value), 2, year.end)
    }

    private func skipOrdinal(_ start: Int) -> Int {
        for ordinal in ["st", "nd", "rd", "th", "er", "e", "го", "-го"] {
            let letters = Array(ordinal.unicodeScalars)
            let end = start + letters.count
            guard end <= scalars.count, scalars[start..<end].elementsEqual(letters) else { continue }
            if end == scalars.count || !scalars[end].isLetter { return end }
        }
        return start
    }

    private func skipFiller(_ start: Int, words: [String]) -> Int {
        var index = start
        let marks: Set<Unicode.Scalar> = [
            ".", ",", "-", "/", "»", "\"", "«", "”", "“", Gap.narrow, Gap.medium,
        ]
        while index < scalars.count, marks.contains(scalars[index]) { index += 1 }
        for word in words {
            let letters = Array(word.unicodeScalars)
            let end = index + letters.count
            guard end < scalars.count, scalars[index..<end].elementsEqual(letters), Gap.isGap(scalars[end])
            else { continue }
            return end + 1
        }
        return index
    }

    // MARK: Numbers

    private func number(at start: Int, limit: Int = 8) -> (value: Int, count: Int, misread: Int, end: Int)? {
        var value = 0
        var misread = 0
        var end = start
        while end < scalars.count, end - start < limit {
            if let digit = scalars[end].digit {
                value = value * 10 + digit
            } else if isRecognised, let digit = scalars[end].digitOrConfusion {
                value = value * 10 + digit
                misread += 1
            } else {
                break
            }
            end += 1
        }
        return end == start || misread == end - start && misread > 1
            ? nil : (value, end - start, misread, end)
    }

    static func century(_ year: Int) -> Int { year >= 70 ? 1900 + year : 2000 + year }
}

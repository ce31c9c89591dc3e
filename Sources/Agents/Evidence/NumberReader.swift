/// Reads the number that a label announces: `INV-2024/117`, `№ 12`, `RE 2018 0815`.
struct NumberReader {
    let evidence: Evidence

    struct Value {
        let span: Span
        let isBelow: Bool
    }

    /// The value right of the label, or else the one beneath it.
    /// - Parameter isStrict: nothing but marks may stand between label and value, and it is not looked for beneath:
    ///   for weak labels such as a bare "Invoice".
    func value(of hit: LabelHit, isStrict: Bool) -> Value? {
        let line = evidence.layout.lines[hit.span.line]
        switch token(in: line, number: hit.span.line, from: hit.span.range.upperBound, isStrict: isStrict) {
        case .number(let span): return Value(span: span, isBelow: false)
        case .other: return nil
        case .nothing: return isStrict ? nil : below(hit)
        }
    }

    private enum Answer {
        case number(Span)
        case other
        case nothing
    }

    private static let fillers: Set<Unicode.Scalar> = [
        ":", ".", "#", "№", "°", "º", "=", "*", ";", "_", "\"", "“", "”", "|", "~", "’", "-", "–", ",", ")",
        ">",
    ]

    private func token(in line: Line, number: Int, from place: Int, isStrict: Bool) -> Answer {
        var start = place
        let scalars = line.scalars
        var wides = 0
        while start < scalars.count, Gap.isGap(scalars[start]) || Self.fillers.contains(scalars[start]) {
            if scalars[start] == Gap.wide { wides += 1 }
            start += 1
        }
        start = skipNumberWord(scalars, from: start)
        if isStrict { start = skipToNumberWord(scalars, from: start) }
        guard start < scalars.count, wides <= (isStrict ? 0 : 1) else { return .nothing }
        // What follows is a label itself: the value is elsewhere.
        let isLabel = evidence.labels[number].contains { hit in
            hit.span.range.lowerBound <= start && start < hit.span.range.upperBound
                && hit.span.range.upperBound - hit.span.range.lowerBound > 1
        }
        if isLabel { return .nothing }
        var end = start
        while end < scalars.count, !Gap.isGap(scalars[end]) { end += 1 }
        end = extended(scalars, start: start, end: end)
        while end > start, ",;:.)]\"'|*“”’_".unicodeScalars.contains(scalars[end - 1]) { end -= 1 }
        while start < end, "([\"'“”*|".unicodeScalars.contains(scalars[start]) { start += 1 }
        guard start < end else { return .nothing }
        let span = Span(line: number, range: start..<end)
        guard isNumber(scalars[start..<end]), !isTaken(span) else { return .other }
        return .number(span)
    }

    /// "Invoice: No. 12" and "Rechnung - Nr 12".
    private func skipNumberWord(_ scalars: [Unicode.Scalar], from start: Int) -> Int {
        var end = start
        while end < scalars.count, scalars[end].isLetter { end += 1 }
        guard end > start, end < scalars.count, !scalars[end].isDigit,
            Self.numberWords.contains(Folding.key(scalars[start..<end]))
        else { return start }
        while end < scalars.count, Gap.isGap(scalars[end]) || Self.fillers.contains(scalars[end]) { end += 1 }
        return end
    }

    /// "Rechnung des Versicherers Nr. 12": up to three words may stand between noun and number word.
    private func skipToNumberWord(_ scalars: [Unicode.Scalar], from start: Int) -> Int {
        var place = start
        for _ in 0..<3 {
            var end = place
            while end < scalars.count, scalars[end].isLetter { end += 1 }
            guard end > place, end < scalars.count, scalars[end] == Gap.narrow else { return start }
            place = end + 1
            let next = skipNumberWord(scalars, from: place)
            if next > place { return next }
        }
        return start
    }

    private static let numberWords = Set(
        ["no", "nr", "number", "nummer", "num", "numéro", "n", "номер", "id", "nor", "nos"].map {
            Folding.key($0.unicodeScalars)
        })

    /// A short prefix of capitals belongs to the number behind it, and so does what a hyphen or slash ties.
    private func extended(_ scalars: [Unicode.Scalar], start: Int, end: Int) -> Int {
        var end = end
        while end < scalars.count, scalars[end] == Gap.narrow, end + 1 < scalars.count {
            let last = scalars[end - 1]
            let next = scalars[end + 1]
            let isTied =
                last == "-" || last == "/"
                || ((next == "-" || next == "/") && end + 2 < scalars.count && scalars[end + 2].isDigit)
            let isPrefix =
                end - start <= 4 && next.isDigit
                && scalars[start..<end].allSatisfy { $0.isUppercase || $0 == "-" || $0 == "." }
            guard isTied || isPrefix || isDigitGroup(scalars, start: start, end: end) else { break }
            var next2 = end + 1
            while next2 < scalars.count, !Gap.isGap(scalars[next2]) { next2 += 1 }
            let follower = Span(line: 0, range: (end + 1)..<next2)
            guard !DateScanner(Array(scalars[follower.range])).dates().contains(where: { _ in true }) else {
                break
            }
            end = next2
        }
        return end
    }

    /// "44 100 2023 0187": digits in groups of two to four, to the end of the segment.
    private func isDigitGroup(_ scalars: [Unicode.Scalar], start: Int, end: Int) -> Bool {
        guard scalars[start..<end].allSatisfy({ $0.isDigit || Gap.isGap($0) }), end - start <= 24 else {
            return false
        }
        var stop = end
        while stop < scalars.count, scalars[stop] != Gap.wide { stop += 1 }
        let groups = scalars[(end + 1)..<stop].split { Gap.isGap($0) }
        return !groups.isEmpty && groups.allSatisfy { (2...6).contains($0.count) && $0.allSatisfy(\.isDigit) }
    }

    private func isNumber(_ scalars: ArraySlice<Unicode.Scalar>) -> Bool {
        let digits = scalars.count(where: \.isDigit)
        let letters = scalars.count(where: \.isLetter)
        guard digits >= 1, digits + letters <= 40, scalars.count <= 48 else { return false }
        guard !scalars.contains("@"), !scalars.contains("%"), !scalars.contains("€") else { return false }
        return digits + letters >= 2 || scalars.count == digits
    }

    /// A date, an amount or an account is not a number of this kind.
    private func isTaken(_ span: Span) -> Bool {
        func overlaps(_ other: Span) -> Bool { other.line == span.line && other.range.overlaps(span.range) }
        if evidence.dates.contains(where: {
            overlaps($0.span) && $0.span.range.count >= span.range.count - 2 && $0.certainty > 0.5
        }) {
            return true
        }
        if evidence.ibans.contains(where: { overlaps($0.span) }) { return true }
        return evidence.amounts(on: span.line).contains {
            overlaps($0.span) && $0.money.looksLikePrice && $0.span.range.count >= span.range.count
        }
    }

    /// The word in the label's column on the next line, or the one after that.
    private func below(_ hit: LabelHit) -> Value? {
        let label = evidence.layout.area(hit.span)
        let page = evidence.layout.pageOfLine[hit.span.line]
        for number in (hit.span.line + 1)..<(hit.span.line + 3) {
            guard number < evidence.layout.lines.count, evidence.layout.pageOfLine[number] == page else {
                return nil
            }
            let line = evidence.layout.lines[number]
            guard
                line.area.top - label.bottom < 2.6
                    * max(label.height, evidence.layout.page(of: hit.span).textHeight)
            else { return nil }
            let first = line.owners.indices.first { index in
                line.owners[index] >= 0
                    && line.tokens[line.owners[index]].area.overlapAcross(label) > -0.2 * label.height
            }
            guard let first else { continue }
            // A value beneath begins at the label's edge or stands within its width.
            let token = line.tokens[line.owners[first]].area
            guard
                abs(token.left - label.left) < 1.5 * label.height
                    || label.overlapAcross(token) > 0.5 * min(token.width, label.width)
            else { continue }
            if case .number(let span) = self.token(in: line, number: number, from: first, isStrict: true) {
                return Value(span: span, isBelow: true)
            }
            return nil
        }
        return nil
    }
}

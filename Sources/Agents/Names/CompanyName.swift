/// A company's name in a line, told by its legal form.
struct CompanyName: Sendable {
    let spans: [Span]
    /// The name as one line.
    let text: String

    /// Two spellings of one name give one key.
    var key: String { Self.key(text) }

    static func key(_ text: String) -> String {
        Folding.key(text.unicodeScalars.filter(\.isAlphanumeric))
    }
}

/// Finds the names in a document's lines.
struct CompanyNames {
    let layout: DocumentLayout
    let labels: [[LabelHit]]

    private struct Words {
        let number: Int
        let line: Line
        /// Scalars of each word.
        let ranges: [Range<Int>]
        let texts: [String]
    }

    func names(in number: Int) -> [CompanyName] {
        let words = words(in: number)
        var names: [CompanyName] = []
        var index = 0
        while index < words.texts.count {
            if LegalForms.isPrefixForm(words.texts[index]), let name = prefixed(at: index, words) {
                names.append(name.name)
                index = name.next
            } else if index > 0 || !LegalForms.isForm(words.texts[index]),
                LegalForms.isForm(words.texts[index]),
                let name = suffixed(at: index, words)
            {
                names.append(name.name)
                index = name.next
            } else {
                index += 1
            }
        }
        return names
    }

    private func words(in number: Int) -> Words {
        let line = layout.lines[number]
        var ranges: [Range<Int>] = []
        var start = 0
        for index in 0...line.scalars.count where index == line.scalars.count || line.owners[index] < 0 {
            if index > start { ranges.append(start..<index) }
            start = index + 1
        }
        return Words(number: number, line: line, ranges: ranges, texts: ranges.map { line.text($0) })
    }

    /// From the legal form back to where the name begins.
    private func suffixed(at form: Int, _ words: Words) -> (name: CompanyName, next: Int)? {
        var last = form
        while last + 1 < words.texts.count, !isWide(last, words), isFormOrTie(last + 1, words) { last += 1 }
        while last > form, isTie(words.texts[last]) { last -= 1 }
        last = withPlace(behind: last, words)
        var first = form
        while first > 0, form - first < 8, !isWide(first - 1, words), mayPrecede(first - 1, words) {
            first -= 1
        }
        while first < form, isTie(words.texts[first]) || words.texts[first] == "-" { first += 1 }
        // "Buyer Muster GmbH": a label in front is none of the name, unless nothing else is.
        if form - first >= 2, isLabel(words.ranges[first], words.number) { first += 1 }
        let hasCore = words.texts[first..<form].contains { word in
            !LegalForms.isForm(word) && !word.hasPrefix("(")
                && word.unicodeScalars.count(where: \.isLetter) >= 2
        }
        guard first < form, hasCore else {
            // "(M) SDN BHD" by itself ends the name of the line above.
            return first == 0 ? continued(words).map { ($0, words.texts.count) } : nil
        }
        return (name(words, first...last), last + 1)
    }

    /// "Kunden AG Mitte": one or two capitalised words that end the segment behind the form.
    private func withPlace(behind form: Int, _ words: Words) -> Int {
        var last = form
        while last + 1 < words.texts.count, !isWide(last, words), !words.texts[last].hasSuffix(","),
            isCapitalised(words.texts[last + 1]), words.texts[last + 1].unicodeScalars.allSatisfy(\.isLetter)
        {
            last += 1
        }
        let endsSegment = last + 1 == words.texts.count || isWide(last, words)
        return endsSegment && last - form <= 2 ? last : form
    }

    /// ООО «Вектор Плюс», ИП Иванов И. И.
    private func prefixed(at form: Int, _ words: Words) -> (name: CompanyName, next: Int)? {
        var last = form
        let quotes = "«\"“„»".unicodeScalars
        guard form + 1 < words.texts.count, !isWide(form, words) else { return nil }
        let isQuoted = words.texts[form + 1].unicodeScalars.first.map { quotes.contains($0) } ?? false
        if isQuoted {
            repeat {
                last += 1
            } while last + 1 < words.texts.count && last - form < 7
                && !words.texts[last].unicodeScalars.dropFirst().contains {
                    "»\"”".unicodeScalars.contains($0)
                }
        } else {
            while last + 1 < words.texts.count, last - form < 3, !isWide(last, words),
                isCapitalised(words.texts[last + 1]),
                !words.texts[last].hasSuffix(",")
            { last += 1 }
        }
        return last > form ? (name(words, form...last), last + 1) : nil
    }

    /// "SDN BHD" by itself ends the name of the line above.
    private func continued(_ words: Words) -> CompanyName? {
        guard words.number > 0, words.texts.count <= 3,
            layout.pageOfLine[words.number - 1] == layout.pageOfLine[words.number]
        else {
            return nil
        }
        let last = words.texts.lastIndex { LegalForms.isForm($0) } ?? 0
        let above = layout.lines[words.number - 1]
        let area = words.line.area
        let segment = above.segments.first { above.area($0).overlapAcross(area) > 0 }
        guard let segment, area.top - above.area.bottom < 1.5 * area.height,
            above.scalars[segment].count(where: \.isDigit) <= 4,
            // Not by finding its names: lines of nothing but forms would recurse without end.
            !above.text(segment).split(separator: " ").contains(where: { LegalForms.isForm(String($0)) })
        else { return nil }
        let own = Span(
            line: words.number,
            range: words.ranges[0].lowerBound..<words.ranges[last].upperBound)
        let upper = Span(line: words.number - 1, range: segment)
        return CompanyName(
            spans: [upper, own], text: Self.trimmed(above.text(segment) + " " + words.line.text(own.range)))
    }

    private func name(_ words: Words, _ range: ClosedRange<Int>) -> CompanyName {
        let scalars = words.ranges[range.lowerBound].lowerBound..<words.ranges[range.upperBound].upperBound
        return CompanyName(
            spans: [Span(line: words.number, range: scalars)], text: Self.trimmed(words.line.text(scalars)))
    }

    static func trimmed(_ text: String) -> String {
        var text = text
        let marks: Set<Character> = [
            ",", ";", ":", "|", "·", "•", "-", "–", "—", "_", "~", "*", "=", " ", "’", "‘", "'", "`", "^",
            "\\", "/", "{", "[", "<", ">",
        ]
        while let last = text.last, marks.contains(last) { text.removeLast() }
        while let first = text.first, marks.contains(first) || first == "." || first == "°" {
            text.removeFirst()
        }
        if let first = text.first, first == "“" || first == "\"" || first == "”",
            !text.dropFirst().contains(where: { "“”\"".contains($0) })
        {
            text.removeFirst()
        }
        return text
    }

    private func isWide(_ index: Int, _ words: Words) -> Bool {
        let end = words.ranges[index].upperBound
        return end < words.line.scalars.count && words.line.scalars[end] == Gap.wide
    }

    private func isFormOrTie(_ index: Int, _ words: Words) -> Bool {
        let text = words.texts[index]
        return LegalForms.isForm(text) || isTie(text)
    }

    private func isTie(_ text: String) -> Bool {
        if text.count <= 4, text.hasPrefix("("), text.hasSuffix(")") { return true }
        return ["&", "+", "und", "and", "et", "i.", "L."].contains(text)
    }

    /// Whether a word belongs to a name whose legal form comes later.
    private func mayPrecede(_ index: Int, _ words: Words) -> Bool {
        let text = words.texts[index]
        if isTie(text)
            || ["of", "de", "des", "du", "la", "für", "der", "the", "van", "von", "d"].contains(text)
        {
            return true
        }
        guard let last = text.unicodeScalars.last, !"·|•:;".unicodeScalars.contains(last) else {
            return false
        }
        if last == ",", !LegalForms.isForm(words.texts[index + 1]) { return false }
        if last == ".", text.unicodeScalars.count > 5, !text.dropLast().contains(".") { return false }
        return isCapitalised(text) || text.unicodeScalars.first?.isDigit ?? false || text.hasPrefix("(")
    }

    private func isLabel(_ range: Range<Int>, _ number: Int) -> Bool {
        labels[number].contains { hit in
            [.vendor, .customer, .party, .sender, .recipient, .holder, .issuer].contains(hit.kind)
                && hit.span.range.overlaps(range)
        }
    }

    private func isCapitalised(_ text: String) -> Bool {
        guard let first = text.unicodeScalars.first(where: \.isAlphanumeric) else {
            return text == "&" || text == "-" || text == "+"
        }
        return first.isUppercase || first.isDigit
            || text.unicodeScalars.dropFirst().contains { $0.isUppercase }
    }
}

import Documents

/// The parties of a contract: behind labels such as "Landlord:", in "between A and B", or the companies of its
/// first page. One field, the names parted by "; ".
struct Parties: FieldFinder {
    private struct Party {
        let spans: [Span]
        let text: String
    }

    func fields(in evidence: Evidence) -> [Field] {
        var parties: [Party] = []
        func add(_ party: Party) {
            let key = CompanyName.key(party.text)
            guard key.count >= 4,
                !parties.contains(where: { known in
                    let other = CompanyName.key(known.text)
                    return other.contains(key) || key.contains(other)
                })
            else { return }
            parties.append(party)
        }
        let labelled = labelled(evidence)
        let named = between(evidence)
        let companies = companies(evidence)
        for party in labelled { add(party) }
        if parties.count < 2 { for party in named { add(party) } }
        if parties.count < 2 { for party in introduced(evidence) { add(party) } }
        if parties.count < 2 { for party in companies { add(party) } }
        guard !parties.isEmpty else { return [] }
        let chosen = parties.prefix(labelled.count >= 2 ? 4 : 2)
        let text = chosen.map(\.text).joined(separator: "; ")
        let confidence = chosen.count < 2 ? 0.5 : labelled.count >= 2 ? 0.88 : named.count >= 2 ? 0.82 : 0.65
        return [
            evidence.field(
                .parties, chosen.flatMap(\.spans), value: text, confidence: confidence, source: .label)
        ]
    }

    private func labelled(_ evidence: Evidence) -> [Party] {
        evidence.labels([.party]).prefix(40).compactMap { hit in
            let line = evidence.layout.lines[hit.span.line]
            let segment = line.segment(around: hit.span.range.lowerBound)
            // A label begins its segment, and a colon or the next line brings the name.
            guard hit.span.range.lowerBound - segment.lowerBound <= 5,
                line.scalars[hit.span.range.lowerBound].isUppercase
            else { return nil }
            let follows = line.scalars[
                hit.span.range.upperBound..<min(line.scalars.count, hit.span.range.upperBound + 4)]
            guard
                follows.contains(":") || follows.contains(Gap.wide)
                    || hit.span.range.upperBound == segment.upperBound,
                let span = LabelledName.value(of: hit, in: evidence)
            else { return nil }
            let finder = CompanyNames(layout: evidence.layout, labels: evidence.labels)
            if let company = finder.names(in: span.line).first(where: {
                $0.spans.last?.range.overlaps(span.range) ?? false
            }) {
                return Party(spans: company.spans, text: company.text)
            }
            let text = Self.leadingName(evidence.layout.text(span))
            return text.map { Party(spans: [span], text: $0) }
        }
    }

    /// "between A, of X street, and B", over the lines that follow "between".
    private func between(_ evidence: Evidence) -> [Party] {
        guard
            let hit = evidence.labels([.party]).first(where: { hit in
                Self.openers.contains(
                    Folding.key(
                        evidence.layout.text(hit.span).split(separator: " ").last?.unicodeScalars.map { $0 }
                            ?? []))
            })
        else { return [] }
        var parties: [Party] = []
        let last = min(evidence.layout.lines.count, hit.span.line + 14)
        var expectsName = true
        for number in hit.span.line..<last where parties.count < 2 {
            let line = evidence.layout.lines[number]
            var start = number == hit.span.line ? hit.span.range.upperBound : 0
            while start < line.scalars.count, !line.scalars[start].isAlphanumeric,
                !"«\"“„".unicodeScalars.contains(line.scalars[start])
            { start += 1 }
            guard start < line.scalars.count else { continue }
            let pieces = Self.split(line, from: start)
            for piece in pieces {
                if piece.isConnector {
                    expectsName = true
                } else if expectsName, let name = Self.leadingName(line.text(piece.range)) {
                    let end = piece.range.lowerBound + name.unicodeScalars.count
                    parties.append(
                        Party(
                            spans: [
                                Span(
                                    line: number,
                                    range: piece.range.lowerBound..<min(end, piece.range.upperBound))
                            ], text: name))
                    expectsName = false
                }
                if parties.count == 2 { break }
            }
        }
        return parties
    }

    private static let openers = Set(
        ["between", "zwischen", "entre", "между", "soussignés", "soussignes"].map {
            Folding.key($0.unicodeScalars)
        })

    /// Cuts a line at " and ", " und ", " et ", " и ", where what follows begins another party.
    private static func split(_ line: Line, from start: Int) -> [(range: Range<Int>, isConnector: Bool)] {
        var pieces: [(range: Range<Int>, isConnector: Bool)] = []
        var begin = start
        var word = start
        for index in start...line.scalars.count
        where index == line.scalars.count || Gap.isGap(line.scalars[index]) {
            let text = line.text(word..<index).lowercased()
            if connectors.contains(text)
                || (connectors.contains(text.filter { $0 != "," }) && text.count <= 4)
            {
                if word > begin { pieces.append((begin..<(word - 1), false)) }
                pieces.append((word..<index, true))
                begin = min(index + 1, line.scalars.count)
            }
            word = index + 1
        }
        if begin < line.scalars.count { pieces.append((begin..<line.scalars.count, false)) }
        return pieces
    }

    private static let connectors: Set<String> = ["and", "und", "et", "и", "y", "e", "en"]

    /// The capitalised words at the front, up to a comma or bracket; nil when they are no name.
    private static func leadingName(_ text: String) -> String? {
        var words: [Substring] = []
        for word in text.split(separator: " ").prefix(9) {
            let bare = word.drop { "«\"“„".contains($0) }
            let isCapital = bare.first.map { $0.isUppercase || $0.isNumber } ?? false
            let isTie =
                !words.isEmpty
                && ["von", "van", "de", "der", "&", "of", "zu", "für", "du", "des", "la", "+", "-"].contains(
                    String(word))
            if words.isEmpty, articles.contains(word.lowercased().filter { $0 != "." }) { continue }
            guard isCapital || isTie || LegalForms.isForm(String(word)) else { break }
            words.append(word)
            if word.hasSuffix(",") || word.hasSuffix(";") || word.hasSuffix("»") { break }
        }
        let name = CompanyNames.trimmed(words.joined(separator: " "))
        let hasForm = words.contains { LegalForms.isForm(String($0)) || LegalForms.isPrefixForm(String($0)) }
        guard name.unicodeScalars.count(where: \.isLetter) >= 4,
            hasForm || PersonName.isLikely(name) || words.count >= 2
        else { return nil }
        guard !name.unicodeScalars.contains(where: { $0.isDigit }) || hasForm else { return nil }
        return name
    }

    /// "X, именуемое в дальнейшем", "X, hereinafter": the name stands before the words that introduce its role.
    private func introduced(_ evidence: Evidence) -> [Party] {
        evidence.layout.lines.enumerated().prefix(60).compactMap { number, line in
            let lower = line.text.lowercased()
            guard
                let phrase = ["именуем", "hereinafter", "nachfolgend", "ci-après"].first(where: {
                    lower.contains($0)
                }),
                let place = lower.firstRange(of: phrase)
            else { return nil }
            let end = lower.unicodeScalars.distance(from: lower.startIndex, to: place.lowerBound)
            guard end > 4 else { return nil }
            let finder = CompanyNames(layout: evidence.layout, labels: evidence.labels)
            if let company = finder.names(in: number).last(where: { $0.spans[0].range.upperBound <= end }) {
                return Party(spans: company.spans, text: company.text)
            }
            let before = line.text(0..<end).replacing("Индивидуальный предприниматель ", with: "ИП ")
            guard let name = Self.leadingName(before) else { return nil }
            return Party(spans: [Span(line: number, range: 0..<end)], text: name)
        }
    }

    private static let articles: Set<String> = [
        "the", "der", "die", "dem", "den", "la", "le", "les", "herr", "herrn", "frau", "mr", "mrs", "ms", "m",
        "mme", "firma", "monsieur", "madame", "société", "l",
    ]

    private func companies(_ evidence: Evidence) -> [Party] {
        let finder = CompanyNames(layout: evidence.layout, labels: evidence.labels)
        return evidence.layout.lines.indices.prefix(60).flatMap { finder.names(in: $0) }.map {
            Party(spans: $0.spans, text: $0.text)
        }
    }
}

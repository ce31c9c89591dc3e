import Documents

/// The shop on a receipt: its legal name near the top, else the first line that is one.
struct ReceiptVendor: FieldFinder {
    func fields(in evidence: Evidence) -> [Field] {
        let finder = CompanyNames(layout: evidence.layout, labels: evidence.labels)
        let top = topLines(evidence)
        for number in top {
            guard let name = finder.names(in: number).first, !isCustomer(name, evidence) else { continue }
            return fields(name.spans, CompanyNames.trimmed(name.text), 0.88, evidence)
        }
        guard let number = top.first(where: { isName($0, evidence) }) else { return [] }
        let range = nameRange(evidence.layout.lines[number])
        let span = Span(line: number, range: range)
        return fields([span], CompanyNames.trimmed(evidence.layout.text(span)), 0.68, evidence)
    }

    private func fields(_ spans: [Span], _ text: String, _ confidence: Double, _ evidence: Evidence)
        -> [Field]
    {
        var fields = [
            evidence.field(.vendorName, spans, value: text, confidence: confidence, source: .layout)
        ]
        if let last = spans.last, let address = PostalAddress.below(last, in: evidence) {
            fields.append(
                evidence.field(
                    .vendorAddress, address, value: PostalAddress.text(address, evidence), confidence: 0.65,
                    source: .layout))
        }
        return fields
    }

    /// The lines above the first that a shop's name never stands below: an address, a date, a price.
    private func topLines(_ evidence: Evidence) -> [Int] {
        var lines: [Int] = []
        for number in evidence.layout.lines.indices.prefix(12) {
            let hasItem = evidence.amounts(on: number).contains(where: \.money.looksLikePrice)
            if hasItem { break }
            lines.append(number)
            let isOver = evidence.labels[number].contains {
                [.phone, .vatID, .invoiceNumber, .receiptNumber, .customer].contains($0.kind)
            }
            if isOver || evidence.dates.contains(where: { $0.span.line == number }) { break }
        }
        return lines
    }

    private func isCustomer(_ name: CompanyName, _ evidence: Evidence) -> Bool {
        name.spans.first.map { CompanyCandidates(evidence).partyLabel(of: $0) == .customer } ?? false
    }

    /// Mostly letters, two words or one long one, neither greeting nor heading, and read with some certainty.
    private func isName(_ number: Int, _ evidence: Evidence) -> Bool {
        let line = evidence.layout.lines[number]
        let range = nameRange(line)
        let scalars = line.scalars[range]
        if Self.states.contains(where: { line.text(range).lowercased().hasPrefix($0) }) { return false }
        let letters = scalars.count(where: \.isLetter)
        let visible = scalars.count { !Gap.isGap($0) }
        guard letters >= 5, letters * 10 >= visible * 7, line.confidence(range) >= 0.35 || letters >= 10
        else { return false }
        let span = Span(line: number, range: range)
        guard evidence.isNameLike(span) else { return false }
        let words = line.text(range).split(separator: " ").map {
            Folding.key($0.unicodeScalars.filter(\.isLetter))
        }
        guard words.contains(where: { $0.count >= 4 }),
            !words.contains(where: { Self.greetings.contains($0) })
        else { return false }
        let text = line.text(range)
        return !AddressLine.hasPostcode(text)
            && !AddressLine.isStreet(text)
    }

    /// The line without a registration number in brackets behind the name.
    private func nameRange(_ line: Line) -> Range<Int> {
        var end = line.scalars.count
        if let bracket = line.scalars.firstIndex(of: "("), bracket > 4,
            line.scalars[bracket...].count(where: \.isDigit) >= 4
        {
            end = bracket
        }
        var start = 0
        while start < end, !line.scalars[start].isAlphanumeric { start += 1 }
        while end > start, !line.scalars[end - 1].isAlphanumeric, line.scalars[end - 1] != ".",
            line.scalars[end - 1] != ")"
        { end -= 1 }
        return start..<max(start, end)
    }

    /// Malaysian states and towns end addresses, as postcodes do elsewhere.
    private static let states = [
        "selangor", "kuala lumpur", "johor", "penang", "pulau pinang", "sabah", "sarawak",
    ]

    private static let greetings: Set<String> = Set(
        [
            "welcome", "willkommen", "bienvenue", "thank", "danke", "merci", "customer", "copy", "kopie",
            "original", "duplicate", "добро",
        ].map {
            Folding.key($0.unicodeScalars)
        })
}

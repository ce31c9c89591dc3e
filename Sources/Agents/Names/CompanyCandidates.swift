/// A company with all the places where the document names it.
struct CompanyCandidate: Sendable {
    let name: CompanyName
    /// How much speaks for it as the one who sent the document.
    var vendorScore: Double
    /// How much speaks for it as the one who received it.
    var customerScore: Double
    var mentions: Int
}

/// Weighs every company that a document names: where it stands, under which label, what stands beside it.
struct CompanyCandidates {
    private let evidence: Evidence

    init(_ evidence: Evidence) {
        self.evidence = evidence
    }

    func ranked() -> [CompanyCandidate] {
        let finder = CompanyNames(layout: evidence.layout, labels: evidence.labels)
        var byKey: [String: CompanyCandidate] = [:]
        var order: [String] = []
        for number in evidence.layout.lines.indices {
            for name in finder.names(in: number) {
                let vendor = vendorScore(name)
                let customer = customerScore(name)
                if var known = byKey[name.key] {
                    // The best place counts whole, each further one a little.
                    known.vendorScore = max(known.vendorScore, vendor) + 0.12
                    known.customerScore = max(known.customerScore, customer) + 0.03
                    known.mentions += 1
                    byKey[name.key] = known
                } else {
                    byKey[name.key] = CompanyCandidate(
                        name: name, vendorScore: vendor, customerScore: customer, mentions: 1)
                    order.append(name.key)
                }
            }
        }
        return order.compactMap { byKey[$0] }
    }

    private func vendorScore(_ name: CompanyName) -> Double {
        guard let span = name.spans.first else { return 0 }
        let page = evidence.layout.page(of: span)
        let height = evidence.height(of: span)
        var score = 0.0
        switch partyLabel(of: span) {
        case .vendor: score += 1
        case .customer: score -= 1
        case .otherParty: score -= 0.8
        default: break
        }
        if page.number == 1 {
            if height < 0.14 { score += 0.4 } else if height < 0.3 { score += 0.15 }
            if isSenderLine(span) { score += 0.45 }
            if evidence.layout.area(span).height > 1.3 * page.textHeight, height < 0.35 { score += 0.25 }
        }
        if height > 0.82 { score += 0.3 }
        if isBesideIdentity(span) { score += 0.3 }
        if isDomain(name) { score += 0.35 }
        if looksLikeAddressee(span) { score -= 0.45 }
        if height > 0.4, height < 0.75 { score -= 0.15 }
        return score
    }

    private func customerScore(_ name: CompanyName) -> Double {
        guard let span = name.spans.first else { return 0 }
        var score = 0.0
        switch partyLabel(of: span) {
        case .customer: score += 1
        case .vendor: score -= 1
        case .otherParty: score -= 0.3
        default: break
        }
        if evidence.layout.page(of: span).number == 1, looksLikeAddressee(span) { score += 0.55 }
        if evidence.height(of: span) > 0.5 { score -= 0.3 }
        if isSenderLine(span) { score -= 0.5 }
        if isDomain(name) { score -= 0.3 }
        return score
    }

    /// The label of a party to the left, or above within the block.
    func partyLabel(of span: Span) -> LabelKind? {
        let kinds: Set<LabelKind> = [.vendor, .customer, .otherParty]
        let area = evidence.layout.area(span)
        let own = evidence.labels[span.line].last {
            kinds.contains($0.kind) && evidence.isHeading($0)
                && $0.span.range.upperBound <= span.range.lowerBound
                && span.range.lowerBound - $0.span.range.upperBound < 12
        }
        if let own { return own.kind }
        var number = span.line - 1
        var top = area.top
        while number >= max(0, span.line - 6),
            evidence.layout.pageOfLine[number] == evidence.layout.pageOfLine[span.line]
        {
            let line = evidence.layout.lines[number]
            if top - line.area.bottom > 3 * evidence.layout.page(of: span).textHeight { return nil }
            let above = evidence.labels[number].last { hit in
                guard kinds.contains(hit.kind), evidence.isHeading(hit), evidence.hasNoValue(hit) else {
                    return false
                }
                let label = evidence.layout.area(hit.span)
                return abs(label.left - area.left) < 2.5 * area.height
                    || label.overlapAcross(area) > 0.5 * min(label.width, area.width)
            }
            if let above { return above.kind }
            let isColumn = line.segments.contains { line.area($0).overlapAcross(area) > 0 }
            if isColumn { top = line.area.top }
            number -= 1
        }
        return nil
    }

    /// "Muster GmbH · Musterstraße 1 · 12345 Musterstadt": the small line over an address window.
    func isSenderLine(_ span: Span) -> Bool {
        let line = evidence.layout.lines[span.line]
        let rest = line.scalars[span.range.upperBound...]
        let marks = rest.count { "·|•,-–—*".unicodeScalars.contains($0) }
        return marks >= 1 && rest.count(where: \.isDigit) >= 4
            && AddressLine.hasPostcode(line.text(span.range.upperBound..<line.scalars.count))
            && evidence.height(of: span) < 0.35
    }

    /// Whether one of the three lines above, at the same edge, is a sender's line.
    private func isUnderSenderLine(_ span: Span) -> Bool {
        let left = evidence.layout.area(span).left
        return (max(0, span.line - 3)..<span.line).contains { number in
            let line = evidence.layout.lines[number]
            return abs(line.area.left - left) < 20 && AddressLine.hasPostcode(line.text)
                && line.scalars.contains { "·|•,–—*".unicodeScalars.contains($0) }
        }
    }

    /// An address beneath in the column, with no account, phone or tax number of its own: a letter's recipient.
    func looksLikeAddressee(_ span: Span) -> Bool {
        let height = evidence.height(of: span)
        let area = evidence.layout.area(span)
        guard height > 0.09 || isUnderSenderLine(span), height < 0.45,
            area.left < 0.6 * evidence.layout.page(of: span).width
        else {
            return false
        }
        let block = evidence.block(from: span)
        guard let postcode = block.postcodeLine, postcode >= 1, postcode <= 5 else { return false }
        return !block.spans.prefix(postcode + 2).contains { hasIdentity($0.line, near: area) }
    }

    /// Whether an account, tax number, register or phone stands in the block: only senders print those.
    private func isBesideIdentity(_ span: Span) -> Bool {
        let area = evidence.layout.area(span)
        let last = min(evidence.layout.lines.count - 1, span.line + 6)
        return (span.line...last).contains { number in
            evidence.layout.pageOfLine[number] == evidence.layout.pageOfLine[span.line]
                && hasIdentity(number, near: area)
        }
    }

    private func hasIdentity(_ number: Int, near area: Area) -> Bool {
        evidence.labels[number].contains { hit in
            guard [.iban, .vatID, .phone, .email, .otherContact].contains(hit.kind) else { return false }
            let label = evidence.layout.area(hit.span)
            return abs(label.left - area.left) < 150
        }
    }

    /// Whether an e-mail or web address carries the name's first word.
    private func isDomain(_ name: CompanyName) -> Bool {
        let word = name.text.split(separator: " ").map { CompanyName.key(String($0)) }.first { $0.count >= 4 }
        guard let word else { return false }
        return evidence.emails.contains { span in
            let text = evidence.layout.text(span)
            guard let at = text.firstIndex(of: "@") else { return false }
            return CompanyName.key(String(text[at...])).contains(word)
        }
    }
}

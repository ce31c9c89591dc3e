import Documents

/// The currency that the document's amounts are in: the one most often beside an amount, or anywhere.
struct Currency: FieldFinder {
    func fields(in evidence: Evidence) -> [Field] {
        var votes: [String: Int] = [:]
        var places: [String: Span] = [:]
        for hit in evidence.amounts {
            guard hit.money.decimals == 2 || hit.money.decimals == 0, let code = hit.money.currency else {
                continue
            }
            votes[code, default: 0] += hit.money.decimals == 2 ? 3 : 1
            if places[code] == nil { places[code] = sign(of: code, in: hit.span, evidence) ?? hit.span }
        }
        for (number, line) in evidence.layout.lines.enumerated() {
            for (range, code) in signs(in: line) {
                votes[code, default: 0] += 1
                if places[code] == nil { places[code] = Span(line: number, range: range) }
            }
        }
        guard let best = votes.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }),
            let place = places[best.key]
        else {
            return []
        }
        let share = Double(best.value) / Double(votes.values.reduce(0, +))
        var code = best.key
        if code == "USD", let dollar = country(evidence) { code = dollar }
        return [
            evidence.field(
                .currency, [place], value: code, confidence: 0.55 + 0.42 * share, source: .pattern)
        ]
    }

    /// The sign or code itself within an amount.
    private func sign(of code: String, in span: Span, _ evidence: Evidence) -> Span? {
        let line = evidence.layout.lines[span.line]
        return signs(in: line).first { $0.code == code && $0.range.overlaps(span.range) }
            .map { Span(line: span.line, range: $0.range) }
    }

    /// Signs of currency, and codes in capitals, that stand by themselves.
    private func signs(in line: Line) -> [(range: Range<Int>, code: String)] {
        var signs: [(range: Range<Int>, code: String)] = []
        var start = 0
        while start < line.scalars.count {
            let isPart = isSignPart(line.scalars[start])
            guard isPart else {
                start += 1
                continue
            }
            var end = start
            while end < line.scalars.count, isSignPart(line.scalars[end]) { end += 1 }
            let run = line.scalars[start..<end]
            let isShort =
                end - start <= 4 && (run.allSatisfy { !$0.isLetter || $0.isUppercase || $0.value > 0x7F })
            // "SDN BHD" is a legal form far more often than Bahrain's dinar.
            if isShort, let code = CurrencySigns.code(line.text(start..<end)), code != "BHD" {
                signs.append((start..<end, code))
            }
            start = end
        }
        return signs
    }

    private func isSignPart(_ scalar: Unicode.Scalar) -> Bool {
        scalar.isLetter || scalar.properties.generalCategory == .currencySymbol
    }

    /// A bare dollar sign takes the country of the address.
    private func country(_ evidence: Evidence) -> String? {
        let names: [(String, String)] = [
            ("canada", "CAD"), ("australia", "AUD"), ("singapore", "SGD"), ("new zealand", "NZD"),
            ("hong kong", "HKD"),
        ]
        for line in evidence.layout.lines {
            let text = line.text.lowercased()
            if let match = names.first(where: { text.contains($0.0) }) { return match.1 }
        }
        return nil
    }
}

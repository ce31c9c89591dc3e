import Documents

extension StructuralFacts {
    /// What the counts say, in logits.
    func evidence(pageCount: Int, mediaType: MediaType) -> [Evidence] {
        money + correspondence + headings + blanksToFill + shape(pageCount: pageCount) + format(mediaType)
    }

    private var money: [Evidence] {
        var found: [Evidence] = []
        switch machineReadableLines {
        case 0: break
        case 1: found += say("pattern: mrz", [.passport: 4.5])
        default: found += say("pattern: mrz", [.passport: 7])
        }
        switch amountColumns {
        case 0: break
        case 1: found += say("layout: amount column", [.invoice: 0.6, .receipt: 0.6, .bankStatement: 0.5])
        default:
            found += say("layout: two amount columns", [.invoice: 1, .receipt: 0.3, .bankStatement: 0.8])
        }
        if amounts == 0 {
            found += say("layout: no amounts", [.invoice: -1.2, .receipt: -1.6, .bankStatement: -1.2])
        }
        if datedAmountLines >= 3 {
            found += say("layout: dated amount lines", [.bankStatement: datedAmountLines >= 6 ? 2.4 : 1.7])
        }
        if has(.tender), has(.change), amounts > 0 {
            found += say("layout: payment and change", [.receipt: 3.2, .invoice: -1.5])
        } else if has(.change), amounts >= 2 {
            found += say("layout: change", [.receipt: 1.6, .invoice: -0.6])
        }
        if amountColumns >= 1, amounts >= 4 { found += say("layout: many amounts", [.letter: -1.2]) }
        if times > 0, amounts >= 2 { found += say("layout: time of day and amounts", [.receipt: 0.5]) }
        return found
    }

    private var correspondence: [Evidence] {
        var found: [Evidence] = []
        let headers = [LineStart.from, .to, .subject, .sent].count { has($0) }
        let isMessage = has(.from) && (has(.subject) || has(.to) && has(.sent))
        if isMessage, headers >= 2 {
            found += say(
                "layout: message headers", [.email: Double(headers) + (addressedHeaders > 0 ? 3 : 0.5)])
        }
        let letter = isMessage ? 0.4 : 1
        switch (isSaluted, isClosed) {
        case (true, true):
            found += say(
                "layout: salutation and closing",
                [.letter: 3.5 * letter, .email: 0.6, .report: -0.8, .manual: -0.8])
        case (true, false): found += say("layout: salutation", [.letter: 1.6 * letter, .email: 0.3])
        case (false, true): found += say("layout: closing", [.letter: 1.4 * letter, .email: 0.3])
        case (false, false): break
        }
        return found
    }

    private var headings: [Evidence] {
        var found: [Evidence] = []
        if clauses >= 3 { found += say("layout: numbered clauses", [.contract: clauses >= 5 ? 2.2 : 1.6]) }
        if numberedHeadings >= 4 {
            found += say("layout: numbered headings", [.contract: 0.6, .report: 0.7, .manual: 0.6])
        }
        if dotLeaders >= 3 {
            found += say("layout: table of contents", [.manual: 1.2, .report: 1.2, .form: -0.5])
        }
        if starts[.figure, default: 0] >= 2 {
            found += say("layout: figures and tables", [.report: 1.2, .manual: 0.6])
        }
        if citations >= 4 { found += say("layout: citations", [.report: 1.5]) }
        if starts[.step, default: 0] >= 2 { found += say("layout: steps", [.manual: 1.6]) }
        if yearRanges >= 2 { found += say("layout: ranges of years", [.resume: yearRanges >= 4 ? 2.2 : 1.6]) }
        return found
    }

    private var blanksToFill: [Evidence] {
        var found: [Evidence] = []
        if blanks >= 4 { found += say("layout: blanks to fill in", [.form: blanks >= 10 ? 2.6 : 1.6]) }
        if checkboxes >= 2 { found += say("layout: check boxes", [.form: checkboxes >= 6 ? 2.2 : 1.4]) }
        if openLabels >= 4, words < 400 {
            found += say("layout: empty labels", [.form: openLabels >= 8 ? 1.5 : 0.8])
        }
        return found
    }

    private func shape(pageCount: Int) -> [Evidence] {
        var found: [Evidence] = []
        if pageCount <= 2, slenderness >= 1.6, amounts >= 2 {
            found += say("layout: narrow tall page", [.receipt: slenderness >= 2.1 ? 1.8 : 1, .letter: -0.5])
        }
        if lines >= 8, Double(words) < Double(lines) * 3.2, amounts >= 3 {
            found += say("layout: short lines", [.receipt: 0.6, .letter: -0.4, .report: -0.4])
        }
        if words >= 120, proseLines * 2 >= lines {
            found += say(
                "layout: running text",
                [
                    .report: 0.6, .letter: 0.3, .contract: 0.3, .invoice: -0.8, .receipt: -1.2,
                    .bankStatement: -0.8, .form: -0.6,
                ])
        }
        if pageCount >= 6 {
            found += say(
                "layout: many pages",
                [
                    .report: 0.8, .manual: pageCount >= 30 ? 1.5 : 0.8, .receipt: -2.5, .passport: -1.5,
                    .certificate: -1.2, .letter: -1, .invoice: -0.6, .resume: -0.6, .email: -0.5,
                ])
        }
        return found
    }

    private func format(_ mediaType: MediaType) -> [Evidence] {
        switch mediaType.name {
        case "message/rfc822", "application/vnd.ms-outlook": say("format: message", [.email: 8])
        case "text/csv", "application/vnd.ms-excel", "application/vnd.oasis.opendocument.spreadsheet",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet":
            say("format: table", [.other: 1.2])
        default: []
        }
    }

    private func say(_ label: String, _ weights: [Category: Double]) -> [Evidence] {
        weights.map { Evidence(category: $0.key, label: label, weight: $0.value) }
            .sorted { $0.category.rawValue < $1.category.rawValue }
    }
}

import Documents

/// Takes over what a document states in a form for machines, with full confidence, and compares it with its pages: an
/// invoice whose picture asks for other money than its XML is somebody's mistake, or somebody's trick.
struct StatedFields {
    /// What every invoice shows; of the rest a page may be silent.
    private static let shown: [FieldName] = [.invoiceNumber, .invoiceDate, .totalAmount, .iban]

    func adopt(into caseFile: inout CaseFile) {
        guard let data = caseFile.document.structuredData else { return }
        let pages = data.isWhole ? nil : ShownText(caseFile.document.pages)
        for stated in data.fields {
            let found = caseFile.fields.first { $0.name == stated.name }
            if let pages, let name = FieldName(rawValue: stated.name), Self.shown.contains(name),
                found?.value != stated.value, !pages.shows(stated.value, as: name.kind)
            {
                caseFile.findings.append(
                    Finding(
                        code: "e-invoice-differs", severity: .warning,
                        message: "The \(stated.name) of the e-invoice's XML stands on no page."))
            }
            var field = stated
            // The place on the page stays, where it says the same.
            if let found, found.value == stated.value {
                (field.page, field.box, field.text) = (found.page, found.box, found.text)
            }
            caseFile.fields.removeAll { $0.name == stated.name }
            caseFile.fields.append(field)
        }
        if data.kind == .creditNote {
            caseFile.findings.append(
                Finding(
                    code: "credit-note", severity: .info,
                    message: "It is a credit note: its amounts are owed to the customer."))
        }
    }

    /// Undoes what the checks made of values and confidence: what is stated is stated, also with a wrong checksum, which is
    /// a finding.
    func settle(in caseFile: inout CaseFile) {
        for stated in caseFile.document.structuredData?.fields ?? [] {
            guard let index = caseFile.fields.firstIndex(where: { $0.name == stated.name }) else {
                caseFile.fields.append(stated)
                continue
            }
            caseFile.fields[index].value = stated.value
            caseFile.fields[index].confidence = stated.confidence
            caseFile.fields[index].source = stated.source
        }
    }
}

/// The text of all pages, in which a value may be written in many ways.
private struct ShownText {
    private let text: [Character]

    init(_ pages: [Page]) {
        text = Self.folded(pages.map(\.text).joined(separator: "\n"))
    }

    /// In capitals, white space as one space, without hyphens, which are written in several ways, and apostrophes.
    private static func folded(_ text: String) -> [Character] {
        var result: [Character] = []
        for character in text.uppercased() {
            if character.isWhitespace {
                if result.last != " " { result.append(" ") }
            } else if !"-–—‐‑−'’".contains(character) {
                result.append(character)
            }
        }
        return result
    }

    /// A page without a word shows nothing that we could compare.
    func shows(_ value: String, as kind: FieldName.Kind) -> Bool {
        guard !text.allSatisfy(\.isWhitespace) else { return true }
        return spellings(of: value, as: kind).contains { contains(Self.folded($0).filter { $0 != " " }) }
    }

    /// Whether the value stands there whole: 29.87 is not in 529.87, nor 1 in 1,190.00. Spaces in it are nobody's.
    private func contains(_ value: [Character]) -> Bool {
        guard let first = value.first else { return false }
        return text.indices.contains { start in
            guard text[start] == first, !isMiddle(before: start) else { return false }
            var place = start
            for character in value {
                while place > start, place < text.endIndex, text[place] == " " { place += 1 }
                guard place < text.endIndex, text[place] == character else { return false }
                place += 1
            }
            return !isMiddle(after: place)
        }
    }

    private func isMiddle(before place: Int) -> Bool {
        guard place > 0 else { return false }
        let last = text[place - 1]
        return last.isNumber || (".,".contains(last) && place > 1 && text[place - 2].isNumber)
    }

    private func isMiddle(after place: Int) -> Bool {
        guard place < text.endIndex else { return false }
        let next = text[place]
        return next.isNumber || (".,".contains(next) && place + 1 < text.endIndex && text[place + 1].isNumber)
    }

    private func spellings(of value: String, as kind: FieldName.Kind) -> [String] {
        switch kind {
        case .amount:
            let parts = value.drop { $0 == "-" }.split(separator: ".")
            guard parts.count == 2 else { return [value] }
            let grouped = Self.grouped(parts[0])
            let spelled =
                ["\(parts[0]).\(parts[1])", "\(parts[0]),\(parts[1])"]
                + [
                    "\(grouped.joined(separator: ",")).\(parts[1])",
                    "\(grouped.joined(separator: ".")),\(parts[1])",
                ]
            return parts[1] == "00"
                ? spelled + [
                    String(parts[0]), grouped.joined(separator: "."), grouped.joined(separator: ","),
                ] : spelled
        case .date:
            let parts = value.split(separator: "-").compactMap { Int($0) }
            guard parts.count == 3 else { return [value] }
            let (year, month, day) = (parts[0], parts[1], parts[2])
            let days = Set([String(day), Self.twoDigits(day)])
            let months = Set([String(month), Self.twoDigits(month)])
            let years = [String(year), Self.twoDigits(year % 100)]
            let numbers = days.flatMap { day in
                months.flatMap { month in
                    years.flatMap { year in
                        [".", "/", "-"].flatMap {
                            [
                                "\(day)\($0)\(month)\($0)\(year)", "\(month)\($0)\(day)\($0)\(year)",
                                "\(year)\($0)\(month)\($0)\(day)",
                            ]
                        }
                    }
                }
            }
            let words = MonthNames.names(of: month).flatMap { name in
                days.flatMap {
                    [
                        "\($0).\(name)\(year)", "\($0)\(name)\(year)", "\(name)\($0),\(year)",
                        "\($0).\(name).\(year)",
                    ]
                }
            }
            return numbers + words
        default: return [value]
        }
    }

    private static func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

    private static func grouped(_ digits: Substring) -> [String] {
        var groups: [String] = []
        var rest = digits
        while rest.count > 3 {
            groups.insert(String(rest.suffix(3)), at: 0)
            rest = rest.dropLast(3)
        }
        return [String(rest)] + groups
    }
}

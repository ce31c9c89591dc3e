import Documents

/// The text of all pages, in which a value may be written in many ways.
struct ShownText {
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
        return Self.spellings(of: value, as: kind).contains { contains(Self.folded($0).filter { $0 != " " }) }
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
        continues(text[..<place].suffix(2).reversed())
    }

    private func isMiddle(after place: Int) -> Bool {
        continues(Array(text[place...].prefix(2)))
    }

    /// Whether a number goes on with a digit, or with a mark and a digit.
    private func continues(_ neighbours: [Character]) -> Bool {
        guard let next = neighbours.first else { return false }
        return next.isNumber || (".,".contains(next) && neighbours.count == 2 && neighbours[1].isNumber)
    }

    private static func spellings(of value: String, as kind: FieldName.Kind) -> [String] {
        switch kind {
        case .amount: spellings(ofAmount: value)
        case .date: CalendarDate(iso: value).map(spellings) ?? [value]
        default: [value]
        }
    }

    /// With a point and with a comma, with thousands apart and without; a whole one also without its decimals.
    private static func spellings(ofAmount value: String) -> [String] {
        let parts = value.drop { $0 == "-" }.split(separator: ".")
        guard parts.count == 2 else { return [value] }
        let (whole, decimals) = (parts[0], parts[1])
        let groups = DigitGroups.of(whole)
        let byComma = groups.joined(separator: ",")
        let byPoint = groups.joined(separator: ".")
        let spellings = [
            "\(whole).\(decimals)", "\(whole),\(decimals)", "\(byComma).\(decimals)",
            "\(byPoint),\(decimals)",
        ]
        return decimals == "00" ? spellings + [String(whole), byPoint, byComma] : spellings
    }

    /// In figures, in every order of day, month and year, and with the month's names.
    private static func spellings(of date: CalendarDate) -> [String] {
        let years = [String(date.year), CalendarDate.twoDigits(date.year % 100)]
        var spellings: [String] = []
        for day in Set([String(date.day), CalendarDate.twoDigits(date.day)]) {
            for month in Set([String(date.month), CalendarDate.twoDigits(date.month)]) {
                for (year, mark) in years.flatMap({ year in [".", "/", "-"].map { (year, $0) } }) {
                    spellings += [[day, month, year], [month, day, year], [year, month, day]]
                        .map { $0.joined(separator: mark) }
                }
            }
            for name in MonthNames.names(of: date.month) {
                spellings += [
                    "\(day).\(name)\(date.year)", "\(day)\(name)\(date.year)", "\(name)\(day),\(date.year)",
                    "\(day).\(name).\(date.year)",
                ]
            }
        }
        return spellings
    }
}

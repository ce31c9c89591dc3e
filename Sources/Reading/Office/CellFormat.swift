import Documents
import Foundation

/// What a number format's code makes of a number (ECMA-376 part 1, §18.8.31): enough of it to read what people read.
/// Dates come out as ISO 8601, since the order of day and month depends on the reader's country.
struct CellFormat: Hashable {
    private enum Kind: Hashable {
        case general
        case number(decimals: Int, grouped: Bool, percent: Bool)
        case scientific(decimals: Int)
        case date(hasDay: Bool, hasTime: Bool)
        case duration
    }

    static let general = CellFormat(kind: .general, prefix: "", suffix: "")

    private var kind: Kind
    private var prefix: String
    private var suffix: String

    private init(kind: Kind, prefix: String, suffix: String) {
        self.kind = kind
        self.prefix = prefix
        self.suffix = suffix
    }

    init(_ code: String) {
        let section = Section(code)
        let letters = section.letters
        if section.isElapsed {
            self.init(kind: .duration, prefix: "", suffix: "")
        } else if letters.contains(where: { "ymdhs".contains($0) }) {
            let hasTime = letters.contains { "hs".contains($0) }
            let hasDay = letters.contains { "yd".contains($0) } || !hasTime
            self.init(kind: .date(hasDay: hasDay, hasTime: hasTime), prefix: "", suffix: "")
        } else if section.digits.isEmpty || section.isFraction {
            self.init(kind: .general, prefix: section.prefix, suffix: section.suffix)
        } else if section.isScientific {
            self.init(kind: .scientific(decimals: section.decimals), prefix: "", suffix: "")
        } else {
            self.init(
                kind: .number(
                    decimals: section.decimals, grouped: section.isGrouped, percent: section.isPercent),
                prefix: section.prefix, suffix: section.suffix)
        }
    }

    func write(_ number: Double, countingFrom1904: Bool) -> String {
        switch kind {
        case .general: return prefix + Self.plain(number) + suffix
        case .scientific(let decimals): return String(format: "%.\(decimals)E", number)
        case .number(let decimals, let grouped, let percent):
            let text = Self.fixed(abs(percent ? number * 100 : number), decimals: decimals, grouped: grouped)
            let sign = number < 0 && text.contains { ("1"..."9").contains($0) } ? "-" : ""
            return sign + prefix + text + (percent ? "%" : "") + suffix
        case .date(let hasDay, let hasTime):
            return Self.date(number, hasDay: hasDay, hasTime: hasTime, countingFrom1904: countingFrom1904)
        case .duration:
            let minutes = Int((min(abs(number), 1e9) * 1440).rounded())
            return String(format: "%d:%02d", minutes / 60, minutes % 60)
        }
    }

    /// As many digits as Excel shows at most, none of them idle.
    private static func plain(_ number: Double) -> String {
        if number == number.rounded(), abs(number) < 1e15 { return String(Int64(number)) }
        return String(format: "%.15g", number)
    }

    private static func fixed(_ number: Double, decimals: Int, grouped: Bool) -> String {
        let text = String(format: "%.\(decimals)f", number)
        guard grouped else { return text }
        let whole = text.prefix { $0 != "." }
        return DigitGroups.of(whole).joined(separator: ",") + text.dropFirst(whole.count)
    }

    /// Days since 1900, in which Excel counts a 29 February that never was; or since 1904.
    private static func date(_ number: Double, hasDay: Bool, hasTime: Bool, countingFrom1904: Bool) -> String
    {
        // The year 9999 is the last.
        guard (0..<2_958_466).contains(number) else { return plain(number) }
        let days = countingFrom1904 ? number + 1462 : number < 60 ? number + 1 : number
        let seconds = ((days - 25_569) * 86_400).rounded()
        let date = Date(timeIntervalSince1970: seconds)
        let text = date.formatted(Date.ISO8601FormatStyle(timeZone: .gmt))
        let parts = text.dropLast().split(separator: "T").map(String.init)
        guard parts.count == 2 else { return text }
        let time = parts[1].hasSuffix(":00") ? String(parts[1].dropLast(3)) : parts[1]
        // A date and time at midnight is a date.
        if hasDay, hasTime { return parts[1] == "00:00:00" ? parts[0] : "\(parts[0]) \(time)" }
        return hasDay ? parts[0] : time
    }
}

extension CellFormat {
    /// The first section of a code, which is for positive numbers, taken apart.
    fileprivate struct Section {
        var prefix = ""
        var suffix = ""
        /// The signs that stand for digits: `#,##0.00`.
        var digits = ""
        /// What is left outside of quotes and brackets, in lower case: the signs of dates.
        var letters = ""
        var isPercent = false
        /// `0.00E+00`
        var isScientific = false
        /// `# ?/?`: shown with its decimals, which say the same.
        var isFraction = false
        /// `[h]`: hours beyond 24.
        var isElapsed = false

        init(_ code: String) {
            var rest = code[...]
            while let sign = rest.popFirst(), sign != ";" {
                switch sign {
                case "\"":
                    addText(rest.prefix { $0 != "\"" })
                    rest = rest.drop { $0 != "\"" }.dropFirst()
                case "\\": if let next = rest.popFirst() { addText(String(next)) }
                // As much room as the next sign takes; or that sign, until the cell is full.
                case "_", "*": _ = rest.popFirst()
                case "[":
                    addBracket(rest.prefix { $0 != "]" })
                    rest = rest.drop { $0 != "]" }.dropFirst()
                case "0", "#", "?", ".", ",": digits.append(sign)
                case "%": isPercent = true
                case _ where sign.lowercased() == "e" && !digits.isEmpty:
                    isScientific = true
                    rest = rest.drop { "+-0#?".contains($0) }
                case "/" where !digits.isEmpty: isFraction = true
                case "$", "€", "£", "¥", "-", "+", "(", ")", " ", "/", ":": addText(String(sign))
                default: letters += sign.lowercased()
                }
            }
            if letters.contains("general") { letters = "" }
            if let places = ["am/pm", "a/p"].first(where: letters.contains) {
                letters = letters.replacingOccurrences(of: places, with: "")
            }
            suffix = suffix.trimmingCharacters(in: CharacterSet(charactersIn: " ()"))
            suffix = suffix.isEmpty ? "" : " " + suffix
            prefix = prefix.trimmingCharacters(in: CharacterSet(charactersIn: " ()"))
        }

        /// `[$€-407]` is a currency, `[h]` a duration; colours and conditions say nothing to a reader.
        private mutating func addBracket(_ text: Substring) {
            if text.hasPrefix("$") { addText(text.dropFirst().prefix { $0 != "-" }) }
            if !text.isEmpty, text.allSatisfy({ "hms".contains($0.lowercased()) }) { isElapsed = true }
        }

        private mutating func addText(_ text: some StringProtocol) {
            if digits.isEmpty { prefix += text } else { suffix += text }
        }

        var decimals: Int {
            guard let point = digits.firstIndex(of: ".") else { return 0 }
            return min(digits[point...].dropFirst().count { $0 != "," }, 15)
        }

        var isGrouped: Bool {
            digits.prefix { $0 != "." }.contains(",")
        }
    }
}

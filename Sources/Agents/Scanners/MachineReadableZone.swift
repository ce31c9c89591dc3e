/// The machine readable zone of a passport, visa or identity card, ICAO Doc 9303 parts 4 to 6.
struct MachineReadableZone: Sendable, Hashable {
    let issuingState: String
    let surname: String
    let givenNames: String
    let documentNumber: String
    let nationality: String
    /// `YYMMDD`, as printed.
    let birthDate: String
    /// `YYMMDD`, as printed.
    let expiryDate: String
    /// Which of the check digits hold.
    let holdsNumber: Bool
    let holdsBirthDate: Bool
    let holdsExpiryDate: Bool

    /// Reads two lines of 44 (passport) or 36, or three lines of 30 (card); nil when they are none.
    init?(lines: [String]) {
        let lines = lines.map(Self.cleaned)
        if lines.count == 2 {
            self.init(upper: lines[0], lower: lines[1])
        } else if lines.count == 3 {
            self.init(first: lines[0], second: lines[1], third: lines[2])
        } else {
            return nil
        }
    }

    /// Whether a line could belong to the zone: long, and nothing but capitals, digits and fillers.
    static func isCandidate(_ text: String) -> Bool {
        let cleaned = cleaned(text)
        guard (26...46).contains(cleaned.utf8.count) else { return false }
        let fits = cleaned.utf8.count { byte in
            (0x41...0x5A).contains(byte) || (0x30...0x39).contains(byte) || byte == 0x3C
        }
        guard fits == cleaned.utf8.count else { return false }
        let fillers = cleaned.utf8.count { $0 == 0x3C }
        return fillers >= 2 || cleaned.utf8.count { (0x30...0x39).contains($0) } >= 14
    }

    private static func cleaned(_ text: String) -> String {
        var cleaned = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case " ", "\t", Gap.medium: continue
            case "«": cleaned += "<<"
            case "‹", "≤", "＜": cleaned += "<"
            default: cleaned.unicodeScalars.append(scalar)
            }
        }
        return cleaned
    }

    private init?(upper: String, lower: String) {
        let top = Array(upper)
        let bottom = Array(lower)
        guard top.count >= 30, bottom.count >= 28, let kind = top.first, "PVIAC".contains(kind) else {
            return nil
        }
        let names = Self.names(top[5...])
        self.init(
            issuingState: Self.letters(top[2..<5]), names: names, number: bottom[0..<9],
            numberCheck: bottom[9],
            nationality: bottom[10..<13], birth: bottom[13..<19], birthCheck: bottom[19],
            expiry: bottom[21..<27], expiryCheck: bottom[27])
    }

    private init?(first: String, second: String, third: String) {
        let top = Array(first)
        let middle = Array(second)
        guard top.count >= 15, middle.count >= 18, let kind = top.first, "IAC".contains(kind) else {
            return nil
        }
        self.init(
            issuingState: Self.letters(top[2..<5]), names: Self.names(Array(third)[...]), number: top[5..<14],
            numberCheck: top[14], nationality: middle[15..<18], birth: middle[0..<6], birthCheck: middle[6],
            expiry: middle[8..<14], expiryCheck: middle[14])
    }

    private init?(
        issuingState: String, names: (surname: String, given: String), number: ArraySlice<Character>,
        numberCheck: Character, nationality: ArraySlice<Character>, birth: ArraySlice<Character>,
        birthCheck: Character, expiry: ArraySlice<Character>, expiryCheck: Character
    ) {
        let birthText = OCRConfusion.digits(String(birth))
        let expiryText = OCRConfusion.digits(String(expiry))
        let expiryDigit = OCRConfusion.digits(String(expiryCheck))
        let birthDigit = OCRConfusion.digits(String(birthCheck))
        let numberDigit = OCRConfusion.digits(String(numberCheck))
        var numberText = String(number)
        if !Self.holds(numberText, check: numberDigit) {
            numberText =
                OCRConfusion.repaired(numberText) { Self.holds($0, check: numberDigit) } ?? numberText
        }
        holdsNumber = Self.holds(numberText, check: numberDigit)
        holdsBirthDate = Self.holds(birthText, check: birthDigit)
        holdsExpiryDate = Self.holds(expiryText, check: expiryDigit)
        // A zone in which at most one check digit holds, by chance, is something else.
        guard [holdsNumber, holdsBirthDate, holdsExpiryDate].count(where: \.self) >= 2 else { return nil }
        self.issuingState = issuingState
        surname = names.surname
        givenNames = names.given
        documentNumber = numberText.filter { $0 != "<" }
        self.nationality = Self.letters(nationality)
        birthDate = birthText
        expiryDate = expiryText
    }

    /// The day of `YYMMDD`: of birth in the past hundred years, of expiry in this century.
    static func date(_ text: String, isBirth: Bool, currentYear: Int) -> CalendarDate? {
        guard text.count == 6, let number = Int(text) else { return nil }
        let year = number / 10_000
        let century = isBirth && 2000 + year > currentYear ? 1900 : 2000
        return CalendarDate(year: century + year, month: number / 100 % 100, day: number % 100)
    }

    /// Weights 7, 3, 1 over digits, letters from 10, fillers 0; modulo 10.
    static func checkDigit(_ text: String) -> Int? {
        var sum = 0
        for (index, byte) in text.utf8.enumerated() {
            let value: Int
            switch byte {
            case 0x30...0x39: value = Int(byte) - 0x30
            case 0x41...0x5A: value = Int(byte) - 0x37
            case 0x3C: value = 0
            default: return nil
            }
            sum += value * [7, 3, 1][index % 3]
        }
        return sum % 10
    }

    private static func holds(_ text: String, check: String) -> Bool {
        guard let digit = checkDigit(text) else { return false }
        return String(digit) == check
    }

    private static func names(_ field: ArraySlice<Character>) -> (surname: String, given: String) {
        // Fillers at the end are often read as letters of the same slant.
        let text = letters(field, keepingFillers: true)
        let parts = text.split(separator: "<<", maxSplits: 1, omittingEmptySubsequences: true)
        func words(_ part: Substring?) -> String {
            (part ?? "").split(separator: "<").joined(separator: " ")
        }
        let given = parts.count > 1 ? parts[1].split(separator: "<<").first : nil
        return (words(parts.first), words(given))
    }

    private static func letters(_ field: ArraySlice<Character>, keepingFillers: Bool = false) -> String {
        String(
            field.map { character in
                switch character {
                case "0": "O"
                case "1": "I"
                case "5": "S"
                case "8": "B"
                default: character
                }
            }.filter { keepingFillers || $0 != "<" })
    }
}

/// Numbers for value added tax: the European Union's with their countries' formats (European Commission, VIES), the
/// British, Swiss and Norwegian, and the Russian INN.
enum VATNumber {
    enum Verdict: Sendable {
        /// The format is right, and so is the checksum where the country has one that we know.
        case valid
        case wrongFormat
        case wrongChecksum
    }

    /// - Parameter compact: upper case, without spaces and marks, with its country's prefix; an INN has none.
    static func verdict(_ compact: String) -> Verdict {
        if compact.utf8.allSatisfy({ (0x30...0x39).contains($0) }) {
            guard compact.utf8.count == 10 || compact.utf8.count == 12 else { return .wrongFormat }
            return isINN(digits(compact)) ? .valid : .wrongChecksum
        }
        let country = String(compact.prefix(2))
        let rest = compact.dropFirst(2)
        guard matches(country: country, rest: rest) else { return .wrongFormat }
        let isRight =
            switch country {
            case "DE": isISO7064Mod11(digits(rest))
            case "FR": isFrench(rest)
            case "AT": isAustrian(digits(rest.dropFirst()))
            case "BE": isBelgian(digits(rest))
            case "IT": isLuhn(digits(rest))
            default: true
            }
        return isRight ? .valid : .wrongChecksum
    }

    static func isCountry(_ prefix: String) -> Bool { patterns[prefix] != nil }

    /// Whether the number behind the country's prefix has the country's format, checksum aside.
    static func matches(country: String, rest: some StringProtocol) -> Bool {
        patterns[country]?.contains { fits(rest, $0) } ?? false
    }

    static func hasChecksum(_ compact: String) -> Bool {
        ["DE", "FR", "AT", "BE", "IT"].contains(compact.prefix(2))
            || compact.utf8.first.map { $0 < 0x3A } ?? false
    }

    /// `9` a digit, `A` a letter, `*` either; all else stands for itself.
    private static let patterns: [String: [String]] = [
        "AT": ["U99999999"], "BE": ["0999999999", "1999999999"], "BG": ["999999999", "9999999999"],
        "CY": ["99999999A"], "CZ": ["99999999", "999999999", "9999999999"], "DE": ["999999999"],
        "DK": ["99999999"],
        "EE": ["999999999"], "EL": ["999999999"], "ES": ["*9999999*"], "FI": ["99999999"],
        "FR": ["**999999999"],
        "GB": ["999999999", "999999999999", "GD999", "HA999"], "HR": ["99999999999"], "HU": ["99999999"],
        "IE": ["9*99999A", "9999999AA"], "IT": ["99999999999"], "LT": ["999999999", "999999999999"],
        "LU": ["99999999"], "LV": ["99999999999"], "MT": ["99999999"], "NL": ["999999999B99"],
        "PL": ["9999999999"],
        "PT": ["999999999"],
        "RO": ["99", "999", "9999", "99999", "999999", "9999999", "99999999", "999999999", "9999999999"],
        "SE": ["999999999999"], "SI": ["99999999"], "SK": ["9999999999"], "XI": ["999999999"],
        "CH": ["E999999999", "E999999999MWST", "E999999999TVA", "E999999999IVA"],
        "NO": ["999999999MVA", "999999999"],
        "LI": ["99999"],
    ]

    private static func fits(_ text: some StringProtocol, _ pattern: String) -> Bool {
        guard text.utf8.count == pattern.utf8.count else { return false }
        return zip(text.utf8, pattern.utf8).allSatisfy { byte, expected in
            let isDigit = (0x30...0x39).contains(byte)
            let isLetter = (0x41...0x5A).contains(byte)
            switch expected {
            case UInt8(ascii: "9"): return isDigit
            case UInt8(ascii: "A"): return isLetter
            case UInt8(ascii: "*"): return isDigit || isLetter
            default: return byte == expected
            }
        }
    }

    // MARK: Checksums

    private static func digits(_ text: some StringProtocol) -> [Int] {
        text.utf8.filter { (0x30...0x39).contains($0) }.map { Int($0) - 0x30 }
    }

    /// Germany: ISO 7064 Mod 11, 10.
    private static func isISO7064Mod11(_ digits: [Int]) -> Bool {
        guard let check = digits.last else { return false }
        var product = 10
        for digit in digits.dropLast() {
            let sum = (digit + product) % 10
            product = (2 * (sum == 0 ? 10 : sum)) % 11
        }
        return (11 - product) % 10 == check
    }

    /// France: the first two digits are (12 + 3 × (SIREN mod 97)) mod 97; a key with letters is not checked.
    private static func isFrench(_ rest: Substring) -> Bool {
        guard let key = Int(rest.prefix(2)), let siren = Int(rest.dropFirst(2)) else { return true }
        return (12 + 3 * (siren % 97)) % 97 == key
    }

    private static func isAustrian(_ digits: [Int]) -> Bool {
        guard digits.count == 8 else { return false }
        var sum = 4
        for (index, digit) in digits.dropLast().enumerated() {
            let product = digit * (index % 2 == 0 ? 1 : 2)
            sum += product / 10 + product % 10
        }
        return (10 - sum % 10) % 10 == digits[7]
    }

    private static func isBelgian(_ digits: [Int]) -> Bool {
        guard digits.count == 10 else { return false }
        let body = digits.prefix(8).reduce(0) { $0 * 10 + $1 }
        return 97 - body % 97 == digits[8] * 10 + digits[9]
    }

    private static func isLuhn(_ digits: [Int]) -> Bool {
        let sum = digits.reversed().enumerated().reduce(0) { sum, entry in
            let product = entry.element * (entry.offset % 2 == 0 ? 1 : 2)
            return sum + product / 10 + product % 10
        }
        return sum % 10 == 0
    }

    /// Russia: the weights of the Federal Tax Service, order ММВ-7-6/435@.
    private static func isINN(_ digits: [Int]) -> Bool {
        func check(_ weights: [Int]) -> Int {
            zip(weights, digits).reduce(0) { $0 + $1.0 * $1.1 } % 11 % 10
        }
        if digits.count == 10 { return check([2, 4, 10, 3, 5, 9, 4, 6, 8]) == digits[9] }
        return check([7, 2, 4, 10, 3, 5, 9, 4, 6, 8]) == digits[10]
            && check([3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8]) == digits[11]
    }
}

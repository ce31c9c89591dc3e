/// Tells the lines of postal addresses.
enum AddressLine {
    /// A postcode with the place beside it: `80333 München`, `DE 80333 München`, `London SW1A 1AA`, `81750 JOHOR`.
    static func hasPostcode(_ text: String) -> Bool {
        let words = text.split(whereSeparator: { $0 == " " || $0 == "," || $0 == "·" || $0 == "•" })
        for (index, word) in words.enumerated() {
            let digits = word.unicodeScalars.count(where: \.isDigit)
            let isPlain = digits == word.unicodeScalars.count
            let followsLetters =
                index + 1 < words.count && words[index + 1].unicodeScalars.first?.isLetter ?? false
            let precedesLetters = index > 0 && words[index - 1].unicodeScalars.contains { $0.isLetter }
            if isPlain, digits == 5 || digits == 6, followsLetters || precedesLetters { return true }
            if isPlain, digits == 4, followsLetters,
                index == 0 || words[index - 1].count <= 3 && precedesLetters,
                words[index + 1].count > 2
            {
                return true
            }
            if isBritish(word, next: index + 1 < words.count ? words[index + 1] : nil) { return true }
            let parts = word.split(separator: "-")
            if parts.count == 2, parts[0].count <= 2, parts[1].count >= 4, parts[1].allSatisfy(\.isNumber),
                followsLetters
            {
                return true
            }
        }
        return false
    }

    /// `SW1A 1AA`: letters and digits, then a digit and two letters.
    private static func isBritish(_ word: Substring, next: Substring?) -> Bool {
        guard let next, next.count == 3, (2...4).contains(word.count) else { return false }
        let inward = Array(next.unicodeScalars)
        return inward[0].isDigit && inward[1].isUppercase && inward[2].isUppercase
            && word.unicodeScalars.first?.isUppercase ?? false
            && word.unicodeScalars.contains(where: \.isDigit)
    }

    /// A street with its number, a building, a box: `Musterstraße 12`, `221B Baker Street`, `NO. 53, JALAN BESAR`.
    /// Some words begin an address even without a number: `TAMAN SRI BINTANG`.
    static func isStreet(_ text: String) -> Bool {
        let words = text.lowercased().split { !$0.isLetter }.map(String.init)
        if let first = words.first, leading.contains(first), words.count >= 2 { return true }
        guard text.unicodeScalars.contains(where: \.isDigit) else { return false }
        return words.contains { word in
            streets.contains(word) || suffixes.contains { word.count > $0.count + 1 && word.hasSuffix($0) }
        }
    }

    private static let streets: Set<String> = [
        "street", "st", "road", "rd", "avenue", "ave", "lane", "drive", "square", "blvd", "boulevard",
        "suite", "floor",
        "rue", "chemin", "allée", "quai", "impasse", "straße", "strasse", "str", "weg", "platz", "allee",
        "gasse", "ufer",
        "damm", "jalan", "jln", "taman", "tmn", "lot", "bandar", "ул", "улица", "пр", "проспект", "пер",
        "переулок", "наб",
        "calle", "via", "viale", "plaza", "piazza", "postfach", "box", "unit", "шоссе", "бульвар", "пл",
        "lorong",
        "seksyen", "kawasan", "medan",
    ]

    private static let leading: Set<String> = [
        "jalan", "jln", "taman", "tmn", "lot", "lorong", "bandar", "kawasan", "rue", "ул", "улица", "calle",
        "off",
    ]

    private static let suffixes: [String] = [
        "straße", "strasse", "str", "weg", "platz", "allee", "gasse", "damm", "ufer", "straat", "laan",
    ]
}

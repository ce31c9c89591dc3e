/// Characters that OCR takes for one another.
enum OCRConfusion {
    private static let twins: [Character: [Character]] = [
        "0": ["O", "8", "6", "D"], "O": ["0"], "D": ["0"], "1": ["I", "7", "L"], "I": ["1"], "L": ["1"],
        "2": ["Z", "7"],
        "Z": ["2"], "5": ["S", "6"], "S": ["5"], "6": ["G", "8", "5", "0"], "G": ["6"],
        "8": ["B", "3", "0", "6"],
        "B": ["8"], "3": ["8"], "7": ["1", "2"], "4": ["9"], "9": ["4"],
    ]

    /// All letters O, I, S, B and Z read as the digits they look like.
    static func digits(_ text: some StringProtocol) -> String {
        String(
            text.map { character in
                switch character {
                case "O", "o", "Q", "D": "0"
                case "I", "l", "|", "i": "1"
                case "Z", "z": "2"
                case "S", "s": "5"
                case "G": "6"
                case "B": "8"
                default: character
                }
            })
    }

    /// The text with one character exchanged for its twin, where exactly one such text is valid.
    static func repaired(_ text: String, isValid: (String) -> Bool) -> String? {
        var found: String?
        var characters = Array(text)
        for index in characters.indices {
            let original = characters[index]
            for twin in twins[original] ?? [] {
                characters[index] = twin
                let candidate = String(characters)
                guard isValid(candidate) else { continue }
                guard found == nil else { return nil }
                found = candidate
            }
            characters[index] = original
        }
        return found
    }
}

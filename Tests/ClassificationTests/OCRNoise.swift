/// Mistakes as OCR makes them, the same ones each time.
enum OCRNoise {
    private static let confusions: [Character: String] = [
        "o": "0", "l": "1", "i": "l", "m": "rn", "s": "5", "ü": "u", "ä": "a", "é": "e", "I": "l", "O": "0",
        "о": "o", "а": "a", "е": "e", "с": "c",
    ]

    /// Every seventh confusable letter is confused, every fortieth space lost, every ninetieth letter followed by a space.
    static func added(to text: String) -> String {
        var noisy = ""
        var confusable = 0
        var spaces = 0
        var letters = 0
        for character in text {
            if let confused = confusions[character] {
                confusable += 1
                noisy += confusable.isMultiple(of: 7) ? confused : String(character)
            } else if character == " " {
                spaces += 1
                noisy += spaces.isMultiple(of: 40) ? "" : " "
            } else {
                noisy.append(character)
            }
            if character.isLetter {
                letters += 1
                if letters.isMultiple(of: 90) { noisy += " " }
            }
        }
        return noisy
    }
}

extension Unicode.Scalar {
    var isDigit: Bool { value >= 0x30 && value <= 0x39 }

    /// The digit's value; nil for anything else.
    var digit: Int? { isDigit ? Int(value) - 0x30 : nil }

    /// A digit, or a letter that OCR confuses with one, as that digit.
    var digitOrConfusion: Int? {
        switch self {
        case "O", "o", "Q", "D": 0
        case "l", "I", "|", "i": 1
        case "Z": 2
        case "S": 5
        case "B": 8
        default: digit
        }
    }

    var isLetter: Bool {
        if value < 0x80 { return isASCIILetter }
        return properties.isAlphabetic
    }

    var isASCIILetter: Bool { (value | 0x20) >= 0x61 && (value | 0x20) <= 0x7A }
    var isUppercase: Bool { value < 0x80 ? value >= 0x41 && value <= 0x5A : properties.isUppercase }
    var isCyrillic: Bool { value >= 0x400 && value <= 0x4FF }
    var isAlphanumeric: Bool { isDigit || isLetter }
}

/// What the network that reads lines can write, by its classes: the first stands for nothing, the last for a space.
struct Alphabet {
    /// `nil` for nothing.
    private let signs: [String?]
    /// The classes that count. The network knows Chinese and Japanese too, and takes specks for them; in a document
    /// that is read for other languages these are no answer.
    let classes: [Int]

    /// - Parameter list: the signs, a line each, without the first and the last.
    init(list: String) {
        var signs: [String?] = [nil]
        for line in list.utf8.split(separator: 10, omittingEmptySubsequences: false) {
            signs.append(Self.narrow(String(decoding: line, as: UTF8.self)))
        }
        if signs.last == "" { signs.removeLast() }
        signs.append(" ")
        self.signs = signs
        classes = signs.indices.filter { index in
            signs[index].map { !$0.isEmpty && $0.unicodeScalars.allSatisfy(Self.isLatin) } ?? true
        }
    }

    var count: Int { signs.count }

    subscript(index: Int) -> String? { signs[index] }

    /// Wide forms of what ASCII has are written as that: the network prefers them here and there.
    private static func narrow(_ sign: String) -> String {
        guard sign.unicodeScalars.count == 1, let scalar = sign.unicodeScalars.first,
            (0xFF01...0xFF5E).contains(scalar.value), let plain = Unicode.Scalar(scalar.value - 0xFEE0)
        else { return sign }
        return String(plain)
    }

    /// Letters of Latin, their accents, figures, punctuation and signs of money.
    private static func isLatin(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x20..<0x250, 0x1E00..<0x1F00, 0x2010..<0x2070, 0x20A0..<0x20D0, 0x2116, 0x2122:
            true
        default: false
        }
    }
}

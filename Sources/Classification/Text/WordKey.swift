/// How a word is looked up in the vocabulary: exactly as it stands, or with the letters that OCR confuses made one.
enum WordKey {
    /// A clean text: only endings of Russian words are taken off.
    case exact
    /// A recognised text: `0` and `o`, `1`, `i` and `l`, `rn` and `m` … are one, and Latin letters that look like
    /// Cyrillic ones become these inside a Cyrillic word.
    case tolerant

    var isExact: Bool { self == .exact }

    /// The key of the folded word in `bytes`.
    func hash(_ bytes: some RandomAccessCollection<UInt8>) -> WordHash {
        switch self {
        case .exact: Self.exactHash(RussianStem.of(bytes))
        case .tolerant: Self.tolerantHash(bytes)
        }
    }

    static func exactHash(_ bytes: some Collection<UInt8>) -> WordHash {
        var hash = WordHash()
        for byte in bytes { hash.add(byte) }
        return hash
    }

    private static func tolerantHash(_ bytes: some RandomAccessCollection<UInt8>) -> WordHash {
        guard bytes.contains(where: { $0 >= 0x61 }) else { return exactHash(bytes) }
        if bytes.contains(where: { $0 >= 0x80 }) { return exactHash(RussianStem.of(cyrillic(bytes))) }
        var hash = WordHash()
        var held: UInt8?
        for byte in bytes {
            let letter = looksLike[Int(byte & 0x7f)]
            if held == UInt8(ascii: "r"), letter == UInt8(ascii: "n") {
                hash.add(UInt8(ascii: "m"))
                held = nil
            } else if held == UInt8(ascii: "v"), letter == UInt8(ascii: "v") {
                hash.add(UInt8(ascii: "w"))
                held = nil
            } else {
                if let held { hash.add(held) }
                held = letter
            }
        }
        if let held { hash.add(held) }
        return hash
    }

    /// For each ASCII character, the one that stands for all that look like it.
    private static let looksLike: [UInt8] = {
        var table = (0..<UInt8(128)).map { $0 }
        for (group, letter) in [("0", "o"), ("1ij", "l"), ("5", "s"), ("86", "b"), ("9q", "g"), ("c", "e")] {
            for byte in group.utf8 { table[Int(byte)] = letter.utf8.first ?? byte }
        }
        return table
    }()

    /// The word with the Latin letters in it made Cyrillic.
    private static func cyrillic(_ bytes: some Collection<UInt8>) -> [UInt8] {
        var word: [UInt8] = []
        word.reserveCapacity(bytes.count * 2)
        for byte in bytes {
            if byte < 0x80, let twin = cyrillicTwins[byte] {
                word.append(contentsOf: twin)
            } else {
                word.append(byte)
            }
        }
        return word
    }

    private static let cyrillicTwins: [UInt8: [UInt8]] = {
        let twins = [
            "a": "а", "b": "в", "c": "с", "e": "е", "h": "н", "k": "к", "m": "м", "o": "о", "p": "р",
            "t": "т", "x": "х",
            "y": "у", "0": "о", "3": "з", "u": "и", "r": "г",
        ]
        var table: [UInt8: [UInt8]] = [:]
        for (latin, russian) in twins {
            if let byte = latin.utf8.first { table[byte] = Array(russian.utf8) }
        }
        return table
    }()
}

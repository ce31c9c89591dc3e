/// Takes the ending off a Russian word, so that `договора` and `договору` are found under `договор`.
///
/// Only the common endings of nouns and adjectives, longest first (after the second step of the Snowball stemmer for
/// Russian); at least four letters stay. The vocabulary goes through the same mill, so a rough cut does no harm.
enum RussianStem {
    static func of<Bytes: RandomAccessCollection<UInt8>>(_ bytes: Bytes) -> Bytes.SubSequence {
        guard let first = bytes.first, first == 0xD0 || first == 0xD1 else { return bytes[...] }
        for ending in endings where bytes.count >= ending.count + shortestStem {
            if bytes.suffix(ending.count).elementsEqual(ending) { return bytes.dropLast(ending.count) }
        }
        return bytes[...]
    }

    /// In bytes: four letters of two.
    private static let shortestStem = 8

    /// Folded, as the words are: `й` is `и`, `ё` is `е`.
    private static let endings: [[UInt8]] = [
        "иями", "ыми", "ими", "ами", "ями", "ого", "его", "ому", "ему", "иях", "иям", "ием",
        "ыи", "ии", "ои", "еи", "ая", "яя", "ое", "ее", "ые", "ие", "ую", "юю", "ых", "их", "ым", "им", "ом",
        "ем", "ах", "ях",
        "ам", "ям", "ов", "ев", "ия", "ию", "ью", "а", "я", "о", "е", "ы", "и", "у", "ю", "ь",
    ].map { Array($0.utf8) }
}

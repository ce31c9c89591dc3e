/// 64-bit FNV-1a (draft-eastlake-fnv) over folded bytes, which can be carried on from one piece of a word to the
/// next. Two words of the vocabulary with one hash would be a mistake of one in 10^12; tests would see it.
struct WordHash: Hashable {
    private(set) var value: UInt64 = 0xcbf2_9ce4_8422_2325

    mutating func add(_ byte: UInt8) {
        value = (value ^ UInt64(byte)) &* 0x0000_0100_0000_01b3
    }

    /// The hash of a phrase: this one, followed by the word `next`.
    func followed(by next: WordHash) -> WordHash {
        var phrase = WordHash()
        phrase.value = (value &* 0x9e37_79b9_7f4a_7c15) ^ (next.value &+ (value >> 29))
        return phrase
    }
}

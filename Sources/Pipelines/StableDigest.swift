import Foundation

/// A digest that is the same in every process, on every machine and in every release, unlike `Hasher`: FNV-1a with
/// 128 bits (draft-eastlake-fnv). It tells configurations apart; it doesn't protect against anyone who forges one.
enum StableDigest {
    private static let offsetBasis: UInt128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d
    private static let prime: UInt128 = 0x0000_0000_0100_0000_0000_0000_0000_013b

    static func hex(of text: String, digits: Int) -> String {
        var hash = offsetBasis
        for byte in text.utf8 {
            hash = (hash ^ UInt128(byte)) &* prime
        }
        let hex = String(hash, radix: 16)
        return String((String(repeating: "0", count: 32 - hex.count) + hex).prefix(digits))
    }
}

/// JSON with sorted keys and no white space: equal values give equal text.
enum CanonicalJSON {
    static func text(of value: some Encodable) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        do {
            return String(decoding: try encoder.encode(value), as: UTF8.self)
        } catch {
            preconditionFailure(
                "options are made of numbers, strings and lists, which JSON can hold: \(error)")
        }
    }
}

/// A number that a text stands for, the same on every machine and in every version: FNV-1a with 64 bits (Fowler, Noll,
/// Vo), and the last step of MurmurHash3, since FNV alone spreads the high bits of short texts badly.
enum StableHash {
    static func of(_ text: String) -> UInt64 {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in text.utf8 {
            hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3
        }
        hash = (hash ^ (hash >> 33)) &* 0xff51_afd7_ed55_8ccd
        hash = (hash ^ (hash >> 33)) &* 0xc4ce_b9fe_1a85_ec53
        return hash ^ (hash >> 33)
    }

    /// Evenly from 0 up to, and without, the limit.
    static func of(_ text: String, below limit: Int) -> Int {
        Int(of(text).multipliedFullWidth(by: UInt64(limit)).high)
    }
}

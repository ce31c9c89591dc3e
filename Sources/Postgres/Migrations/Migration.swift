/// One step of the schema, and the way back.
package struct Migration: Sendable, Hashable {
    package let name: String
    package let up: String
    package let down: String

    package init(name: String, up: String, down: String) {
        self.name = name
        self.up = up
        self.down = down
    }

    /// FNV-1a of the up text, 64 bits in hex: enough to notice that an applied migration was edited.
    package var checksum: String {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in up.utf8 {
            hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3
        }
        let digits = String(hash, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}

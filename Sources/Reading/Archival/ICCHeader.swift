/// What a colour profile says of itself (ICC.1:2004-10 §7.2).
struct ICCHeader {
    private let version: UInt8
    private let deviceClass: String
    private let space: String

    /// Nil for what is no profile.
    init?(_ bytes: [UInt8]) {
        guard bytes.count >= 128, bytes[36..<40].elementsEqual("acsp".utf8) else { return nil }
        version = bytes[8]
        deviceClass = String(decoding: bytes[12..<16], as: UTF8.self)
        space = String(decoding: bytes[16..<20], as: UTF8.self)
    }

    func fits(channels: Int) -> Bool {
        let spaces = [1: ["GRAY"], 3: ["RGB ", "Lab "], 4: ["CMYK"]][channels] ?? []
        return version <= 4 && ["scnr", "mntr", "prtr", "spac"].contains(deviceClass)
            && spaces.contains(space)
    }
}

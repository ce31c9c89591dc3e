/// The two or three lines at the foot of a passport or identity card (ICAO Doc 9303, parts 3 to 6).
enum MachineReadableZone {
    /// 30, 36 or 44 characters; OCR loses or adds some.
    private static let lengths = 26...50
    private static let fillers = 3

    /// Whether a line of capitals, digits and `<` is one of them.
    static func holds(_ line: TextLine, in page: TextPage) -> Bool {
        var length = 0
        var fillers = 0
        var fitting = 0
        for piece in line.pieces {
            for byte in page.bytes(page.pieces[piece]) {
                // `«` is what OCR makes of `<<`: two bytes of UTF-8.
                let isFiller = byte == UInt8(ascii: "<") || byte == 0xC2 || byte == 0xAB
                let isFitting = (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte)
                length += 1
                fillers += isFiller ? 1 : 0
                fitting += isFiller || isFitting ? 1 : 0
            }
        }
        return lengths.contains(length) && fillers >= Self.fillers && fitting * 10 >= length * 9
    }
}

/// RTF as Outlook packs it ([MS-OXRTFCP]): references into the last 4096 bytes, which begin with what all RTF has.
enum CompressedRichText {
    private static let windowSize = 4096
    private static let beginning = [UInt8](
        ("{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript \\fdecor "
            + "MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par "
            + "\\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx").utf8)

    /// Nil for what isn't packed so; what is torn is unpacked as far as it goes.
    static func unpack(_ packed: [UInt8]) -> [UInt8]? {
        guard packed.count > 16, let size = ByteReader(littleEndian: packed).long(at: 4) else { return nil }
        switch Array(packed[8..<12]) {
        case [UInt8]("MELA".utf8): return Array(packed[16...].prefix(size))
        case [UInt8]("LZFu".utf8): return unpack(packed[16...], size: size)
        default: return nil
        }
    }

    private static func unpack(_ packed: ArraySlice<UInt8>, size: Int) -> [UInt8] {
        var window = beginning + [UInt8](repeating: 0, count: windowSize - beginning.count)
        var writing = beginning.count
        var text: [UInt8] = []
        var place = packed.startIndex
        func put(_ byte: UInt8) {
            text.append(byte)
            window[writing] = byte
            writing = (writing + 1) % windowSize
        }
        while place < packed.endIndex, text.count < size {
            let control = packed[place]
            place += 1
            for bit in 0..<8 where place < packed.endIndex && text.count < size {
                guard control & 1 << bit != 0 else {
                    put(packed[place])
                    place += 1
                    continue
                }
                guard place + 1 < packed.endIndex else { return text }
                let pair = Int(packed[place]) << 8 | Int(packed[place + 1])
                place += 2
                let from = pair >> 4
                // A reference to the place that is written next is the end.
                if from == writing { return text }
                for step in 0..<((pair & 0xF) + 2) { put(window[(from + step) % windowSize]) }
            }
        }
        return text
    }
}

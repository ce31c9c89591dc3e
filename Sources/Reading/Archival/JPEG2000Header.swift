import Foundation

/// What a JPEG 2000 says of itself before its pixels (ISO/IEC 15444-1 annex I).
struct JPEG2000Header {
    private var channels = 0
    private var bits: [UInt8] = []
    private var colourMethods: [(method: UInt8, approximation: UInt8, space: Int)] = []

    /// Nil without the boxes of a file.
    init?(_ bytes: [UInt8]) {
        let reader = ByteReader(data: Data(bytes))
        guard reader.number(at: 4, size: 4) == 0x6A50_2020 else { return nil }
        var isFound = false
        Self.boxes(of: reader, from: 0, to: bytes.count) { kind, start, end in
            guard kind == "jp2h" else { return }
            isFound = true
            Self.boxes(of: reader, from: start, to: end) { kind, start, end in
                switch kind {
                case "ihdr":
                    channels = reader.number(at: start + 8, size: 2) ?? 0
                    if let depth = reader.byte(start + 10), depth != 255 { bits.append(depth) }
                case "bpcc": bits += reader.bytes(start, end - start).map { Array($0) } ?? []
                case "colr":
                    colourMethods.append(
                        (
                            reader.byte(start) ?? 0, reader.byte(start + 2) ?? 0,
                            reader.number(at: start + 3, size: 4) ?? 0
                        ))
                default: break
                }
            }
        }
        guard isFound else { return nil }
    }

    /// ISO 19005-2 §6.2.8.3.
    var isArchival: Bool {
        let best = colourMethods.count == 1 ? 1 : colourMethods.count { $0.approximation == 1 }
        return [1, 3, 4].contains(channels) && best == 1
            && colourMethods.allSatisfy { (1...3).contains($0.method) && !($0.method == 1 && $0.space == 19) }
            && Set(bits).count == 1 && (bits.first.map { $0 & 0x7F < 38 } ?? false)
    }

    private static func boxes(
        of reader: ByteReader, from start: Int, to end: Int,
        _ body: (_ kind: String, _ start: Int, _ end: Int) -> Void
    ) {
        var offset = start
        while offset + 8 <= end, let length = reader.number(at: offset, size: 4),
            let kind = reader.bytes(offset + 4, 4)
        {
            // 0 is for "to the end"; 1 for a length in eight bytes, which no header needs.
            let size = length == 0 ? end - offset : length
            guard size >= 8, offset + size <= end else { return }
            body(String(decoding: kind, as: UTF8.self), offset + 8, offset + size)
            offset += size
        }
    }
}

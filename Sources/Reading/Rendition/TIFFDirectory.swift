import Documents
import Foundation

/// One image file directory of a TIFF (TIFF 6.0 §2, or BigTIFF): what is needed to find its frames
/// and their sizes before anything is decoded.
struct TIFFDirectory {
    enum Tag {
        static let width = 256
        static let height = 257
        static let compression = 259
        static let photometric = 262
        static let stripOffsets = 273
        static let orientation = 274
        static let samplesPerPixel = 277
        static let stripByteCounts = 279
        static let tileOffsets = 324
        static let jpegTables = 347
    }

    /// Where it stands in the file, in bytes: how libtiff is told which frame to read.
    let offset: Int
    private let file: TIFFFile
    private let entries: [Int: TIFFFile.Entry]

    fileprivate init(offset: Int, file: TIFFFile, entries: [Int: TIFFFile.Entry]) {
        self.offset = offset
        self.file = file
        self.entries = entries
    }

    var width: Int { number(Tag.width) ?? 0 }
    var height: Int { number(Tag.height) ?? 0 }

    /// The first value of a tag.
    func number(_ tag: Int) -> Int? {
        entries[tag].flatMap { file.number($0) }
    }

    /// How many values a tag has; 0 without it.
    func count(_ tag: Int) -> Int { entries[tag]?.count ?? 0 }

    /// The bytes of a tag of type BYTE or UNDEFINED.
    func bytes(_ tag: Int) -> Data? {
        entries[tag].flatMap { file.reader.bytes($0.valueOffset, $0.count) }
    }

    /// The bytes of a strip, when there is just one.
    var onlyStrip: Data? {
        guard count(Tag.stripOffsets) == 1, let offset = number(Tag.stripOffsets),
            let length = number(Tag.stripByteCounts)
        else { return nil }
        return file.reader.bytes(offset, length)
    }

    /// Every frame of a file, at most `limit` + 1 (so that a caller sees that there are too many).
    static func frames(of data: Data, limit: Int) throws -> [TIFFDirectory] {
        guard let file = TIFFFile(data) else { throw Refusal.renditionCorruptImage }
        var frames: [TIFFDirectory] = []
        var seen: Set<Int> = []
        var next = file.firstDirectory
        while next != 0, frames.count <= limit, seen.insert(next).inserted {
            // A chain that breaks after some frames is a truncated file: what is whole is kept.
            guard let (entries, following) = file.directory(at: next) else { break }
            frames.append(TIFFDirectory(offset: next, file: file, entries: entries))
            next = following
        }
        guard !frames.isEmpty else { throw Refusal.renditionCorruptImage }
        return frames
    }
}

/// The byte order and the number widths of a TIFF or BigTIFF.
private struct TIFFFile {
    struct Entry {
        let count: Int
        let size: Int
        let valueOffset: Int
    }

    let reader: ByteReader
    let firstDirectory: Int
    private let isBig: Bool

    init?(_ data: Data) {
        var reader = ByteReader(data: data)
        switch reader.number(at: 0, size: 2) {
        case 0x4949: reader.isLittleEndian = true
        case 0x4D4D: break
        default: return nil
        }
        let version = reader.number(at: 2, size: 2)
        guard version == 42 || version == 43 else { return nil }
        isBig = version == 43
        guard let first = reader.number(at: isBig ? 8 : 4, size: isBig ? 8 : 4) else { return nil }
        firstDirectory = first
        self.reader = reader
    }

    /// The entries of a directory, and where the next one is (0 after the last).
    func directory(at offset: Int) -> ([Int: Entry], next: Int)? {
        let countSize = isBig ? 8 : 2
        let entrySize = isBig ? 20 : 12
        let pointerSize = isBig ? 8 : 4
        guard offset > 0, offset < reader.count, let count = reader.number(at: offset, size: countSize),
            count <= 4096
        else { return nil }
        var entries: [Int: Entry] = [:]
        for index in 0..<count {
            let start = offset + countSize + index * entrySize
            guard let tag = reader.number(at: start, size: 2),
                let type = reader.number(at: start + 2, size: 2),
                let values = reader.number(at: start + 4, size: pointerSize)
            else { return nil }
            let size =
                [1: 1, 2: 1, 3: 2, 4: 4, 6: 1, 7: 1, 8: 2, 9: 4, 13: 4, 16: 8, 17: 8, 18: 8][type] ?? 8
            let inline = start + 4 + pointerSize
            let fits = values <= pointerSize / size
            guard let place = fits ? inline : reader.number(at: inline, size: pointerSize) else { return nil }
            entries[tag] = Entry(count: values, size: size, valueOffset: place)
        }
        let end = offset + countSize + count * entrySize
        return (entries, reader.number(at: end, size: pointerSize) ?? 0)
    }

    func number(_ entry: Entry) -> Int? {
        reader.number(at: entry.valueOffset, size: entry.size)
    }
}

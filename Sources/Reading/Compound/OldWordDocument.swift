import Documents

/// The text of a document of Word 97 to 2003 ([MS-DOC]): it lies in pieces, in an order that a table says.
struct OldWordDocument {
    /// A run of the text, as it lies in the file.
    private struct Piece {
        var place: Int
        var characters: Int
        var isUnicode: Bool
    }

    private let stream: ByteReader

    static func text(at path: String) throws -> String {
        let folder = try CompoundFolder(file: path)
        guard let bytes = folder.stream("WordDocument") else { throw damaged }
        let document = OldWordDocument(stream: ByteReader(littleEndian: bytes))
        let marks = document.stream.short(at: 0x0A) ?? 0
        guard document.stream.short(at: 0) == 0xA5EC else { throw damaged }
        guard marks & 0x0100 == 0 else { throw Refusal(.encrypted, "It is protected by a password.") }
        // Of two tables one is in force.
        guard let table = folder.stream(marks & 0x0200 != 0 ? "1Table" : "0Table") else { throw damaged }
        return try document.text(in: document.pieces(ByteReader(littleEndian: table)))
    }

    private static let damaged = Refusal(.corruptDocument, "It is damaged.")

    /// The piece table (§2.8.35), behind any number of formats (§2.9.38).
    private func pieces(_ table: ByteReader) throws -> [Piece] {
        guard let start = stream.long(at: 0x1A2), let length = stream.long(at: 0x1A6),
            let part = table.part(at: start, count: length)
        else { throw Self.damaged }
        var place = 0
        while part.byte(place) == 1, let size = part.short(at: place + 1) {
            place += 3 + size
        }
        guard part.byte(place) == 2, let size = part.long(at: place + 1),
            let list = part.part(at: place + 5, count: size)
        else { throw Self.damaged }
        // Positions of characters, one more than pieces, and eight bytes for each piece.
        let count = (size - 4) / 12
        return (0..<max(0, count)).compactMap { index in
            guard let from = list.long(at: 4 * index), let to = list.long(at: 4 * index + 4), to > from,
                let place = list.long(at: 4 * (count + 1) + 8 * index + 2)
            else { return nil }
            let isUnicode = place & 0x4000_0000 == 0
            let start = isUnicode ? place : (place & 0x3FFF_FFFF) / 2
            return Piece(place: start, characters: to - from, isUnicode: isUnicode)
        }
    }

    private func text(in pieces: [Piece]) throws -> String {
        var whole = ""
        for piece in pieces {
            let size = piece.isUnicode ? 2 * piece.characters : piece.characters
            guard let part = stream.part(at: piece.place, count: size) else { continue }
            whole += piece.isUnicode ? part.unicode : part.western
            try SheetedText.checkSize(whole.utf8.count)
        }
        return try Self.readable(whole)
    }

    /// Without the characters that stand for something else (§2.4.2, §2.8.25, §2.9.34).
    private static func readable(_ text: String) throws -> String {
        var flow = TextFlow()
        var line = ""
        var cells: [String] = []
        /// Of each field that has begun: whether its result has, too.
        var fields: [Bool] = []
        func endCell() {
            cells.append(line)
            line = ""
        }
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x13: fields.append(false)
            case 0x14: if !fields.isEmpty { fields[fields.count - 1] = true }
            case 0x15: _ = fields.popLast()
            case _ where fields.contains(false): continue
            case 0x07 where line.isEmpty && !cells.isEmpty:
                // An empty cell looks like the end of a row; so rows with one may be cut there.
                try flow.writeRow(cells)
                cells = []
            case 0x07: endCell()
            case 0x0D where !cells.isEmpty: line += line.isEmpty ? "" : "\n"
            case 0x0D, 0x0B:
                try flow.writeLine(line)
                line = ""
            case 0x0C:
                try flow.writeLine(line)
                line = ""
                flow.endPage()
            case 0x1E: line.append("-")
            case 0x09: line.append("\t")
            case 0..<0x20: continue
            default: line.unicodeScalars.append(scalar)
            }
        }
        if !cells.isEmpty { try flow.writeRow(cells) }
        try flow.writeLine(line)
        return flow.text
    }
}

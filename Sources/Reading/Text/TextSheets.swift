/// A text cut into sheets of rows, as a printer would: a line feed ends a row, a form feed a sheet. What is too long
/// for either is folded, since a text may be one line of millions of signs.
struct TextSheets {
    static let rowsPerSheet = 80
    /// In characters. Lines of tables are long, and are better left whole; no table has longer ones than that.
    static let longestRow = 2000
    /// In characters; twice as much as 80 rows hold in small type.
    static let mostOnSheet = 16_000

    private(set) var sheets: [[Substring]] = []

    private let text: String
    private var rows: [Substring] = []
    private var charactersOnSheet = 0

    /// - Parameter most: sheets; cutting stops once there is one more.
    init(_ text: String, upTo most: Int) {
        self.text = text
        let scalars = text.unicodeScalars
        var start = scalars.startIndex
        var place = start
        var length = 0
        var space: (after: String.Index, length: Int)?
        while place < scalars.endIndex, sheets.count <= most {
            let scalar = scalars[place]
            let next = scalars.index(after: place)
            if scalar == "\u{0C}" || Self.endsRow(scalar) {
                endRow(start..<place, length: length)
                if scalar == "\u{0C}" { endSheet() }
                let isPair = scalar == "\r" && next < scalars.endIndex && scalars[next] == "\n"
                place = isPair ? scalars.index(after: next) : next
                (start, length, space) = (place, 0, nil)
                continue
            }
            place = next
            length += 1
            if scalar.properties.isWhitespace { space = (next, length) }
            if length >= Self.longestRow {
                let fold = space ?? (next, length)
                endRow(start..<fold.after, length: fold.length)
                (start, length, space) = (fold.after, length - fold.length, nil)
            }
        }
        guard sheets.count <= most else { return }
        if start < scalars.endIndex { endRow(start..<scalars.endIndex, length: length) }
        if !rows.isEmpty || sheets.isEmpty { endSheet() }
    }

    private static func endsRow(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "\n", "\r", "\u{0B}", "\u{85}", "\u{2028}", "\u{2029}": true
        default: false
        }
    }

    private mutating func endRow(_ range: Range<String.Index>, length: Int) {
        let isFull = rows.count >= Self.rowsPerSheet || charactersOnSheet + length > Self.mostOnSheet
        if isFull, !rows.isEmpty { endSheet() }
        rows.append(text[range])
        charactersOnSheet += length
    }

    private mutating func endSheet() {
        sheets.append(rows)
        rows = []
        charactersOnSheet = 0
    }
}

/// The signs on one line: amounts, dates, blanks, boxes.
struct LineMarks {
    private(set) var amounts = 0
    /// Right edges of the amounts, left to right; nil without boxes.
    private(set) var amountEdges: [Double?] = []
    private(set) var startsWithDate = false
    private(set) var endsWithAmount = false
    private(set) var times = 0
    private(set) var numbers = 0
    private(set) var citations = 0
    private(set) var startsWithYearRange = false
    private(set) var startsWithSectionNumber = false
    private(set) var isDotLeader = false
    private(set) var blanks = 0
    private(set) var checkboxes = 0
    private(set) var endsWithColon = false
    /// A colon within the first three pieces, as after a header's name.
    private(set) var hasEarlyColon = false
    private(set) var hasAddress = false

    init(_ line: TextLine, in page: TextPage) {
        var hasDots = false
        for (place, index) in line.pieces.enumerated() {
            let piece = page.pieces[index]
            let bytes = page.bytes(piece)
            let isLast = index + 1 == line.pieces.upperBound
            let shape = PieceShape(bytes)
            if shape == .amount {
                amounts += 1
                amountEdges.append(piece.right)
                endsWithAmount = endsWithAmount || index + 2 >= line.pieces.upperBound
            }
            if shape == .date, place == 0 { startsWithDate = true }
            if shape == .time { times += 1 }
            if shape == .citation { citations += 1 }
            if shape == .dots { hasDots = true }
            if shape == .checkbox { checkboxes += 1 }
            if shape == .sectionNumber, place == 0, !isLast { startsWithSectionNumber = true }
            if shape == .yearRange, place < 2 { startsWithYearRange = true }
            if shape.isNumber { numbers += 1 }
            if shape == .underscores || shape == .dots && isLast { blanks += 1 }
            if hasDots, isLast, shape.isNumber { isDotLeader = true }
            if bytes.last == UInt8(ascii: ":"), place < 3 { hasEarlyColon = true }
            if bytes.last == UInt8(ascii: ":"), isLast { endsWithColon = true }
            if bytes.contains(UInt8(ascii: "@")) { hasAddress = true }
        }
        if !startsWithYearRange { startsWithYearRange = Self.yearsApart(line, in: page) }
    }

    /// `2015 – 2019`, `03/2015 - today` in pieces of their own.
    private static func yearsApart(_ line: TextLine, in page: TextPage) -> Bool {
        let pieces = line.pieces.prefix(6).map { page.bytes(page.pieces[$0]) }
        guard let dash = pieces.firstIndex(where: isDash), dash > 0, dash + 1 < pieces.count, dash <= 3 else {
            return false
        }
        return endsInYear(pieces[dash - 1]) && (endsInYear(pieces[dash + 1]) || isToday(pieces[dash + 1]))
            || endsInYear(pieces[dash - 1]) && pieces.dropFirst(dash + 2).first.map(endsInYear) == true
    }

    private static func isDash(_ bytes: ArraySlice<UInt8>) -> Bool {
        bytes.elementsEqual("-".utf8) || bytes.elementsEqual("–".utf8) || bytes.elementsEqual("—".utf8)
    }

    private static func endsInYear(_ bytes: ArraySlice<UInt8>) -> Bool {
        let digits = bytes.reversed().drop { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: ":") }.prefix(4)
            .reversed()
        return digits.count == 4 && digits.allSatisfy { (0x30...0x39).contains($0) }
            && (digits.starts(with: "19".utf8) || digits.starts(with: "20".utf8))
    }

    private static let todays = Set(
        ["present", "today", "now", "current", "heute", "aujourd", "présent", "ce", "настоящее", "по"].flatMap
        {
            TextPage(text: $0).tokens.map(\.hash)
        })

    private static func isToday(_ bytes: ArraySlice<UInt8>) -> Bool {
        TextPage(text: String(decoding: bytes, as: UTF8.self)).tokens.first.map { todays.contains($0.hash) }
            ?? false
    }
}

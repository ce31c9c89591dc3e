/// What a piece of a line looks like.
enum PieceShape {
    case word
    /// `1.234,56`, `€12.00`, `-3.50`: two digits after the last sign.
    case amount
    /// `03.04.2026`, `2026-04-03`, `4/3/26`.
    case date
    /// `12:05`, `09:42:19`.
    case time
    case number
    /// `1.2`, `3.1.4.`.
    case sectionNumber
    /// `[12]`, `[3,`.
    case citation
    /// `2015–2019`.
    case yearRange
    /// Three and more dots, ellipses included.
    case dots
    case underscores
    case checkbox

    var isNumber: Bool {
        switch self {
        case .number, .amount, .sectionNumber, .date: true
        default: false
        }
    }

    init(_ piece: ArraySlice<UInt8>) {
        guard piece.contains(where: Self.isDigit) else {
            self = Self.withoutDigits(piece)
            return
        }
        // Most pieces with digits are short; a longer one is a reference or a row of dots and a page.
        if piece.count > 40 {
            self = .word
        } else {
            self = Self.withDigits(piece)
        }
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

    private static func count(of sign: Unicode.Scalar, in piece: ArraySlice<UInt8>) -> Int {
        piece.count(where: { $0 == UInt8(ascii: sign) })
    }

    private static func withoutDigits(_ piece: ArraySlice<UInt8>) -> PieceShape {
        if count(of: "_", in: piece) >= 4 { return .underscores }
        if count(of: ".", in: piece) >= 4 { return .dots }
        guard piece.count <= 12, let first = piece.first, first >= 0x80 || first == UInt8(ascii: "[") else {
            return .word
        }
        let text = String(decoding: piece, as: UTF8.self)
        if boxes.contains(text) { return .checkbox }
        return text.count { $0 == "…" } >= 2 ? .dots : .word
    }

    private static let boxes: Set<String> = [
        "☐", "☑", "☒", "□", "■", "[]", "▢", "❏", "❑", "❒", "[_]", "[x]", "[X]", "◻",
    ]

    private static func withDigits(_ piece: ArraySlice<UInt8>) -> PieceShape {
        if piece.first == UInt8(ascii: "["), piece.dropFirst().first.map(isDigit) == true { return .citation }
        if count(of: ".", in: piece) >= 6 { return .dots }
        guard let first = piece.firstIndex(where: isDigit), let last = piece.lastIndex(where: isDigit) else {
            return .word
        }
        let before = piece[..<first]
        let after = piece[(last + 1)...]
        let core = piece[first...last]
        if isYearRange(core) { return .yearRange }
        guard core.allSatisfy({ isDigit($0) || ".,:/-'".utf8.contains($0) }) else { return .word }
        let signs = core.filter { !isDigit($0) }
        if signs.isEmpty { return before.count <= 1 && after.count <= 2 ? .number : .word }
        let groups = core.split(whereSeparator: { !isDigit($0) })
        if signs.allSatisfy({ $0 == UInt8(ascii: ":") }) {
            return groups.count <= 3 && groups.allSatisfy { $0.count <= 2 } ? .time : .word
        }
        if isDate(groups, signs) { return .date }
        if isAmount(groups, signs), before.count <= 4, after.count <= 4 { return .amount }
        let isSection = signs.allSatisfy { $0 == UInt8(ascii: ".") } && groups.allSatisfy { $0.count <= 2 }
        return isSection && before.isEmpty && after.count <= 1 ? .sectionNumber : .number
    }

    private static func isDate(_ groups: [ArraySlice<UInt8>], _ signs: [UInt8]) -> Bool {
        guard groups.count == 3, signs.count == 2, signs[0] == signs[1], "./-".utf8.contains(signs[0]) else {
            return false
        }
        let lengths = groups.map(\.count)
        return lengths[1] <= 2
            && (lengths[0] <= 2 && (lengths[2] == 2 || lengths[2] == 4) || lengths[0] == 4 && lengths[2] <= 2)
    }

    private static func isAmount(_ groups: [ArraySlice<UInt8>], _ signs: [UInt8]) -> Bool {
        guard let cents = groups.last, cents.count == 2, let sign = signs.last, ".,-".utf8.contains(sign)
        else { return false }
        // `12.05` may be a section or a date too; what stands in columns decides.
        return groups.dropLast().dropFirst().allSatisfy { $0.count == 3 }
            && signs.dropLast().allSatisfy { $0 != sign && ".,'".utf8.contains($0) }
            && (groups.first?.count ?? 9) <= 9
            && (groups.count == 2 || (groups.first?.count ?? 9) <= 3)
    }

    private static func isYearRange(_ core: ArraySlice<UInt8>) -> Bool {
        guard core.count == 9 || core.count == 11 else { return false }
        let years = [core.prefix(4), core.suffix(4)]
        return years.allSatisfy {
            $0.allSatisfy(isDigit) && ($0.starts(with: "19".utf8) || $0.starts(with: "20".utf8))
        }
            && !core.dropFirst(4).dropLast(4).contains(where: isDigit)
    }
}

/// A way of writing that tells the language, or its family, by itself.
enum Script: CaseIterable {
    case latin, cyrillic, greek, hebrew, arabic, thai, kana, hangul, han, devanagari

    init?(_ scalar: UInt32) {
        switch scalar {
        case 0x41...0x5A, 0x61...0x7A, 0xC0...0x24F, 0x1E00...0x1EFF: self = .latin
        case 0x400...0x52F: self = .cyrillic
        case 0x370...0x3FF, 0x1F00...0x1FFF: self = .greek
        case 0x590...0x5FF: self = .hebrew
        case 0x600...0x6FF, 0x750...0x77F, 0xFB50...0xFDFF, 0xFE70...0xFEFF: self = .arabic
        case 0xE00...0xE7F: self = .thai
        case 0x3040...0x30FF: self = .kana
        case 0xAC00...0xD7AF, 0x1100...0x11FF: self = .hangul
        case 0x3400...0x9FFF: self = .han
        case 0x900...0x97F: self = .devanagari
        default: return nil
        }
    }

    /// The language most often written so; nil where the words must tell.
    var language: String? {
        switch self {
        case .latin, .cyrillic: nil
        case .greek: "el"
        case .hebrew: "he"
        case .arabic: "ar"
        case .thai: "th"
        case .kana: "ja"
        case .hangul: "ko"
        case .han: "zh"
        case .devanagari: "hi"
        }
    }

    /// Others write so too: Persian, Urdu, Marathi.
    var confidence: Double {
        switch self {
        case .arabic, .devanagari, .han: 0.7
        default: 0.95
        }
    }
}

/// A script (Unicode Standard Annex 24), as far as languages of Tesseract are told apart by it.
package enum WritingScript: String, Sendable, Hashable, CaseIterable {
    case latin = "Latin"
    case cyrillic = "Cyrillic"
    case greek = "Greek"
    case hebrew = "Hebrew"
    case arabic = "Arabic"
    case devanagari = "Devanagari"
    case thai = "Thai"
    case georgian = "Georgian"
    case armenian = "Armenian"
    /// Chinese characters, kana and hangul, which are mixed.
    case eastAsian = "East Asian"
    /// Any other that has letters.
    case other = "another"

    /// Of a letter; nil for what is none.
    package init?(_ scalar: Unicode.Scalar) {
        if scalar.isASCII {
            guard ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar) else { return nil }
            self = .latin
            return
        }
        guard scalar.properties.isAlphabetic else { return nil }
        switch scalar.value {
        case 0xAA...0x24F, 0x1E00...0x1EFF, 0xFB00...0xFB06, 0xFF21...0xFF5A: self = .latin
        case 0x370...0x3FF, 0x1F00...0x1FFF: self = .greek
        case 0x400...0x52F, 0x1C80...0x1C8F, 0x2DE0...0x2DFF: self = .cyrillic
        case 0x531...0x58F, 0xFB13...0xFB17: self = .armenian
        case 0x590...0x5FF, 0xFB1D...0xFB4F: self = .hebrew
        case 0x600...0x6FF, 0x750...0x77F, 0x8A0...0x8FF, 0xFB50...0xFDFF, 0xFE70...0xFEFF: self = .arabic
        case 0x900...0x97F: self = .devanagari
        case 0xE00...0xE7F: self = .thai
        case 0x10A0...0x10FF, 0x1C90...0x1CBF: self = .georgian
        case 0x1100...0x11FF, 0x2E80...0x9FFF, 0xAC00...0xD7FF, 0xF900...0xFAFF, 0x20000...0x3FFFF:
            self = .eastAsian
        default: self = .other
        }
    }

    /// The one that a model of Tesseract reads, by its language code; nil for one that we don't know, which may read any.
    package init?(language: String) {
        switch language.prefix(3) {
        case "rus", "ukr", "bel", "bul", "mkd", "kaz", "kir", "mon", "tgk", "tat": self = .cyrillic
        case "srp": self = language == "srp_latn" ? .latin : .cyrillic
        case "uzb", "aze": self = language.hasSuffix("_cyrl") ? .cyrillic : .latin
        case "ell", "grc": self = .greek
        case "heb", "yid": self = .hebrew
        case "ara", "fas", "urd", "pus", "uig", "snd": self = .arabic
        case "hin", "mar", "nep", "san": self = .devanagari
        case "tha": self = .thai
        case "kat": self = .georgian
        case "hye": self = .armenian
        case "chi", "jpn", "kor": self = .eastAsian
        case "afr", "cat", "ces", "cym", "dan", "deu", "eng", "enm", "epo", "est", "eus", "fil", "fin", "fra",
            "frk", "frm", "gle", "glg", "hrv", "hun", "ind", "isl", "ita", "jav", "lat", "lav", "lit", "ltz",
            "mlt", "mri", "msa", "nld", "nor", "oci", "pol", "por", "ron", "slk", "slv", "spa", "sqi", "swa",
            "swe", "tur", "vie":
            self = .latin
        default: return nil
        }
    }

    /// The script of most of the letters; nil when there is none of more than half of them.
    package static func main(of scalars: some Sequence<Unicode.Scalar>) -> WritingScript? {
        var counts: [WritingScript: Int] = [:]
        for scalar in scalars {
            if let script = WritingScript(scalar) { counts[script, default: 0] += 1 }
        }
        let all = counts.values.reduce(0, +)
        return counts.first { $0.value * 2 > all }?.key
    }

    /// Whether one of these models reads it.
    package func isRead(by languages: [String]) -> Bool {
        languages.contains { language in
            guard let script = WritingScript(language: language) else { return true }
            return script == self
        }
    }
}

/// How usual a character beyond ASCII is in texts of Europe, in coarse steps: enough to tell code pages apart,
/// which differ by letters where they do not agree at all.
enum LetterFrequency {
    static func weight(of scalar: Unicode.Scalar) -> Double {
        if usual.contains(scalar) { return 1 }
        if isCyrillic(scalar) { return cyrillicWeight(scalar) }
        if isBoxDrawing(scalar) { return -0.8 }
        switch scalar.properties.generalCategory {
        case .lowercaseLetter: return central.contains(scalar) ? 0.6 : -0.2
        case .uppercaseLetter: return central.contains(scalar) ? 0.2 : -0.3
        case .currencySymbol, .dashPunctuation, .initialPunctuation, .finalPunctuation: return 0.4
        case .openPunctuation, .otherPunctuation, .spaceSeparator: return 0.2
        case .mathSymbol, .otherSymbol, .otherNumber: return -0.4
        default: return -0.6
        }
    }

    static func isCyrillic(_ scalar: Unicode.Scalar) -> Bool { (0x0400...0x04FF).contains(scalar.value) }

    static func isBoxDrawing(_ scalar: Unicode.Scalar) -> Bool { (0x2500...0x25FF).contains(scalar.value) }

    /// German, French, Spanish, Italian, Scandinavian.
    private static let usual = Set("äöüßÄÖÜéèàçêâîôûùëïœÉÈÀáíóúñåæøÅØò€’–“”„«»°§".unicodeScalars)

    /// Polish, Czech, Hungarian, Romanian, Croatian.
    private static let central = Set("ąćęłńśźżĄĆĘŁŃŚŹŻčďěňřšťůžČĎĚŇŘŠŤŮŽőűŐŰăîșțşţđý".unicodeScalars)

    /// Small letters make nine tenths of a Russian text, and the ten commonest six tenths.
    private static func cyrillicWeight(_ scalar: Unicode.Scalar) -> Double {
        if commonRussian.contains(scalar) { return 1 }
        let isRussian =
            (0x0410...0x044F).contains(scalar.value) || scalar.value == 0x0401 || scalar.value == 0x0451
        guard isRussian else { return 0.1 }
        return scalar.properties.isLowercase ? 0.7 : 0.1
    }

    private static let commonRussian = Set("оеаинтсрвлкмдпу".unicodeScalars)
}

import Foundation

/// The text of one word in the form that everything after reading relies on: NFC, no control characters, no
/// ligature glyphs.
package enum WordText {
    package static func normalise(_ text: String) -> String {
        var scalars = String.UnicodeScalarView()
        var isPlain = true
        for scalar in text.unicodeScalars {
            if scalar.isASCII, scalar.value >= 0x20, scalar.value != 0x7F {
                scalars.append(scalar)
                continue
            }
            isPlain = false
            if let letters = ligatures[scalar] {
                scalars.append(contentsOf: letters.unicodeScalars)
            } else if scalar == "\u{AD}" {
                scalars.append("-")
            } else if !isInvisible(scalar) {
                scalars.append(scalar)
            }
        }
        let result = String(scalars)
        return isPlain ? result : result.precomposedStringWithCanonicalMapping
    }

    private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .surrogate, .unassigned: true
        // Directional marks, zero-width spaces and joiners, byte order marks; the joiner is part of Indic spelling.
        case .format: scalar != "\u{200D}" && scalar != "\u{200C}"
        default: false
        }
    }

    private static let ligatures: [Unicode.Scalar: String] = [
        "\u{FB00}": "ff", "\u{FB01}": "fi", "\u{FB02}": "fl", "\u{FB03}": "ffi", "\u{FB04}": "ffl",
        "\u{FB05}": "st", "\u{FB06}": "st",
    ]
}

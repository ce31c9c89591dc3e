/// Brings words that OCR or spelling sets apart to one key: lower case, no accents, and one letter for each
/// group of shapes that OCR confuses (`i l 1 |`, `o 0`, `s 5`, `b 8`, `m rn`). Labels and text pass the same way.
enum Folding {
    static func key(_ scalars: some Sequence<Unicode.Scalar>) -> String {
        var folded: [Unicode.Scalar] = []
        var letters = 0
        var cyrillic = 0
        for scalar in scalars {
            let plain = Self.plain(scalar)
            if plain.isLetter { letters += 1 }
            if plain.isCyrillic { cyrillic += 1 }
            folded.append(plain)
        }
        guard letters > 0 else { return string(folded) }
        if cyrillic > 0 {
            for index in folded.indices { folded[index] = cyrillicTwin(folded[index]) }
        } else if letters > 1 {
            for index in folded.indices { folded[index] = shape(folded[index]) }
            joinShapes(&folded)
        }
        return string(folded)
    }

    /// Lower case and without accents: `É` to `e`, `ё` to `е`.
    static func plain(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        switch scalar.value {
        case 0x41...0x5A: Unicode.Scalar(UInt8(scalar.value + 0x20))
        case 0..<0x80: scalar
        case 0xC0...0x17F: accents[Int(scalar.value - 0xC0)]
        case 0x401, 0x451: "е"
        case 0x410...0x42F: Unicode.Scalar(scalar.value + 0x20) ?? scalar
        default: scalar.properties.lowercaseMapping.unicodeScalars.first ?? scalar
        }
    }

    private static let accents: [Unicode.Scalar] = (UInt32(0xC0)...0x17F).map { value in
        guard let scalar = Unicode.Scalar(value) else { return " " }
        if let base = bases.first(where: { $0.letters.unicodeScalars.contains(scalar) }) { return base.base }
        return scalar.properties.lowercaseMapping.unicodeScalars.first ?? scalar
    }

    private static let bases: [(base: Unicode.Scalar, letters: String)] = [
        ("a", "ÀÁÂÃÄÅĀĂĄàáâãäåāăą"), ("c", "ÇĆĈĊČçćĉċč"), ("d", "ĎĐďđ"), ("e", "ÈÉÊËĒĔĖĘĚèéêëēĕėęě"),
        ("g", "ĜĞĠĢĝğġģ"), ("i", "ÌÍÎÏĨĪĬĮİìíîïĩīĭįı"), ("l", "ĹĻĽĿŁĺļľŀł"), ("n", "ÑŃŅŇñńņň"),
        ("o", "ÒÓÔÕÖØŌŎŐòóôõöøōŏő"), ("r", "ŔŖŘŕŗř"), ("s", "ŚŜŞŠßśŝşš"), ("t", "ŢŤŦţťŧ"),
        ("u", "ÙÚÛÜŨŪŬŮŰŲùúûüũūŭůűų"), ("y", "ÝýÿŶŷŸ"), ("z", "ŹŻŽźżž"),
    ]

    private static func shape(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        switch scalar {
        case "l", "1", "|", "!": "i"
        case "0": "o"
        case "5", "$": "s"
        case "8": "b"
        default: scalar
        }
    }

    private static func joinShapes(_ scalars: inout [Unicode.Scalar]) {
        guard scalars.count > 3 else { return }
        var joined: [Unicode.Scalar] = []
        for scalar in scalars {
            if scalar == "n", joined.last == "r" {
                joined[joined.count - 1] = "m"
            } else {
                joined.append(scalar)
            }
        }
        scalars = joined
    }

    /// A Latin letter amid Cyrillic ones is the Cyrillic letter of the same shape.
    private static func cyrillicTwin(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        switch scalar {
        case "a": "а"
        case "b": "в"
        case "c": "с"
        case "e": "е"
        case "h": "н"
        case "k": "к"
        case "m": "м"
        case "o", "0": "о"
        case "p": "р"
        case "t": "т"
        case "x": "х"
        case "y": "у"
        default: scalar
        }
    }

    private static func string(_ scalars: [Unicode.Scalar]) -> String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars)
        return String(view)
    }
}

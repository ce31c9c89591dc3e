extension String {
    /// What a page shows of a text that may be anyone's. Longer ones are in CSV and JSON, whole.
    package static let longestShown = 600

    /// Fit for one place on a page, whatever a document says: one line, no control characters, nothing that turns
    /// the direction of the text around it, no towers of accents, and not longer than `limit` characters.
    package func shown(limit: Int = longestShown) -> String {
        var text = Unicode.Scalar.Run()
        for scalar in unicodeScalars {
            guard text.count < limit else { return String(text.scalars) + "…" }
            text.append(scalar)
        }
        return String(text.scalars)
    }
}

extension Unicode.Scalar {
    /// Scalars as they are let through, one after the other.
    fileprivate struct Run {
        var scalars = String.UnicodeScalarView()
        private(set) var count = 0
        private var accents = 0

        /// More than any script stacks on one letter.
        private static let mostAccents = 5

        mutating func append(_ scalar: Unicode.Scalar) {
            // Nearly all text, without asking what it is.
            if (0x20..<0x7F).contains(scalar.value) {
                accents = 0
                put(scalar)
                return
            }
            switch scalar.properties.generalCategory {
            case .nonspacingMark, .enclosingMark:
                accents += 1
                if accents <= Self.mostAccents { put(scalar) }
                return
            case .lineSeparator, .paragraphSeparator: put(" ")
            case .control: put(scalar == "\t" || scalar == "\n" || scalar == "\r" ? " " : "\u{FFFD}")
            case .surrogate, .privateUse, .unassigned: put("\u{FFFD}")
            case .format where scalar.turnsText: put("\u{FFFD}")
            default: put(scalar)
            }
            accents = 0
        }

        private mutating func put(_ scalar: Unicode.Scalar) {
            if scalar == " ", scalars.isEmpty { return }
            scalars.append(scalar)
            count += 1
        }
    }

    /// Embeddings, overrides and isolates (UAX #9): a name is read as another than it is.
    fileprivate var turnsText: Bool {
        (0x202A...0x202E).contains(value) || (0x2066...0x2069).contains(value)
    }
}

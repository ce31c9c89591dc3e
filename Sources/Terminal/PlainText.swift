extension String {
    /// Fit for a terminal: a document's or a file's own control characters (escape sequences above all) can't move the
    /// cursor or forge a line.
    package var printable: String {
        var text = ""
        for scalar in unicodeScalars {
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse:
                text.unicodeScalars.append(scalar == "\t" || scalar == "\n" ? " " : "\u{FFFD}")
            default:
                text.unicodeScalars.append(scalar)
            }
        }
        return text
    }

    /// The first `width` characters, with `…` where something was cut.
    package func shortened(to width: Int) -> String {
        count <= width ? self : prefix(max(0, width - 1)) + "…"
    }
}

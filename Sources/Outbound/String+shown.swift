extension String {
    /// What a stranger said, as a message shows it: one line, nothing that moves a cursor, no end of it.
    var shownOnOneLine: String {
        let scalars = unicodeScalars.map { Self.hidden.contains($0.properties.generalCategory) ? " " : $0 }
        let words = String(String.UnicodeScalarView(scalars)).split(separator: " ").joined(separator: " ")
        return words.count > 200 ? words.prefix(199) + "…" : words
    }

    private static let hidden: Set<Unicode.GeneralCategory> = [
        .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator,
    ]
}

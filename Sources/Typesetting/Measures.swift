/// Distances on a page, in points.
enum Measures {
    /// Between the parts of a section.
    static let blockSpace = 18.0
    static let contentsLine = 15.0
    static let cardsInRow = 4
    static let cardGap = 9.0
    /// From a sentence's mark to its text.
    static let sentenceIndent = 17.0
    static let sentenceMark = 9.0
    /// The column of names in the colophon.
    static let colophonName = 120.0
}

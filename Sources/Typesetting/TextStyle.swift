import Publishing

/// How a text is set.
struct TextStyle: Hashable {
    enum Alignment: Hashable {
        case left, right
    }

    var size: Double
    var isBold = false
    var ink = Ink.text
    var alignment = Alignment.left
    /// What is longer ends in `…`; nil: as many as it takes.
    var mostLines: Int?

    static let title = TextStyle(size: 21, isBold: true, mostLines: 3)
    static let subtitle = TextStyle(size: 9.5, ink: .muted, mostLines: 3)
    static let section = TextStyle(size: 13.5, isBold: true, mostLines: 3)
    static let blockTitle = TextStyle(size: 9.5, isBold: true, mostLines: 3)
    static let sentence = TextStyle(size: 9.5, mostLines: 12)
    static let cardLabel = TextStyle(size: 7.5, ink: .muted, mostLines: 2)
    static let cardValue = TextStyle(size: 13.5, isBold: true, mostLines: 1)
    static let cardChange = TextStyle(size: 7.5, ink: .muted, mostLines: 2)
    static let note = TextStyle(size: 8, ink: .muted, mostLines: 12)
    static let continued = TextStyle(size: 8, ink: .muted, mostLines: 1)
    static let furniture = TextStyle(size: 7.5, ink: .muted, mostLines: 1)

    func aligned(_ alignment: Alignment) -> TextStyle {
        var style = self
        style.alignment = alignment
        return style
    }
}

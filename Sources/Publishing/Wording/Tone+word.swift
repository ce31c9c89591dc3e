extension Tone {
    /// Said before a sentence where no mark can be drawn, and to who can't see the mark; nil for what needs no word.
    package var word: String? {
        switch self {
        case .neutral: nil
        case .good: "Good"
        case .warning: "Warning"
        case .bad: "Bad"
        }
    }
}

/// A figure large enough to be read first.
package struct Headline: Sendable, Hashable {
    package var label: String
    package var value: Cell
    /// The same figure of the period before; nil where there is nothing to compare with.
    package var before: Cell?
    package var tone: Tone

    package init(_ label: String, _ value: Cell, before: Cell? = nil, tone: Tone = .neutral) {
        self.label = label
        self.value = value
        self.before = before
        self.tone = tone
    }
}

/// How a reader should take a figure or a sentence. Never shown by colour alone.
package enum Tone: String, Sendable, Hashable, Codable, CaseIterable {
    case neutral, good, warning, bad
}

/// What a figure means, said in words.
package struct Sentence: Sendable, Hashable {
    package var text: String
    package var tone: Tone

    package init(_ text: String, _ tone: Tone = .neutral) {
        self.text = text
        self.tone = tone
    }
}

/// By what a language written in Latin or Cyrillic letters is known.
struct LanguageProfile: Sendable {
    /// BCP 47.
    let tag: String
    /// The commonest words, separated by spaces.
    let words: String
    /// The commonest triples of letters, accents off, separated by spaces.
    let trigrams: String
    /// Letters that few others have, lower case.
    let letters: String
}

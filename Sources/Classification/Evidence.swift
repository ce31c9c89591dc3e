import Documents

/// One thing that speaks for a category, or against it.
struct Evidence: Sendable {
    var category: Category
    /// As people read it: `word: rechnungsnummer`, `layout: two amount columns`.
    var label: String
    /// In logits; negative when it speaks against.
    var weight: Double
    /// A word that many kinds of documents use. However many there are, they don't add up to certainty.
    var isCommonplace = false

    /// How many small pieces of evidence it stands for: an MRZ or a title says more than a word.
    var pieces: Int { weight >= 4.5 ? 3 : weight >= 2.5 ? 2 : weight >= 0.4 ? 1 : 0 }
}

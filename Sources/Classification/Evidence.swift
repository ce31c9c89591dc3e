import Documents

/// One thing that speaks for a category, or against it.
struct Evidence: Sendable {
    var category: Category
    /// As people read it: `word: rechnungsnummer`, `layout: two amount columns`.
    var label: String
    /// In logits; negative when it speaks against.
    var weight: Double
}

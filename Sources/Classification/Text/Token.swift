/// A word of a page, folded.
struct Token {
    /// Of the whole word: what a rule's phrase is compared with.
    var hash: WordHash
    /// What the vocabulary is asked for.
    var key: WordHash
    /// Where its folded bytes lie in the page's.
    var bytes: Range<Int>
    /// Index of its line on the page.
    var line: Int
    /// Made of letters; false for numbers and signs.
    var isWord: Bool
}

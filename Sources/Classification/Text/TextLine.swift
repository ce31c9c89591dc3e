/// A line of a page.
struct TextLine {
    /// Indices of its tokens.
    var tokens: Range<Int>
    /// Indices of its pieces: what stands between spaces, as it stands.
    var pieces: Range<Int>
    /// Words of letters in it.
    var wordCount: Int
    /// Height of its letters over the usual height on the page; nil without boxes.
    var relativeHeight: Double?
    /// Its upper edge in fractions of the page's height; nil without boxes.
    var top: Double?
}

/// What stands between two spaces of a line, uncut and unfolded.
struct Piece {
    /// Where its bytes lie in the page's raw bytes.
    var bytes: Range<Int>
    /// Its right edge in fractions of the page's width; nil without boxes.
    var right: Double?
}

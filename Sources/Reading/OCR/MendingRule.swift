/// How far a second reading of a page is believed over the first.
package struct MendingRule: Sendable, Hashable {
    /// By so much it must be surer of a word than the first, to stand in its place. Below 0: it may be less sure.
    package var margin: Double
    /// A word that only the second has is believed from here on.
    package var believed: Double
    /// A word that only the first has is kept from here on.
    package var kept: Double

    package init(margin: Double, believed: Double, kept: Double) {
        self.margin = margin
        self.believed = believed
        self.kept = kept
    }

    /// Both are Tesseract's, and differ in how they divide the page.
    package static let sameEngine = MendingRule(margin: 0.05, believed: 0.6, kept: 0)
    /// The second knows better as a rule, though it is no surer: what it does not see at all is mostly none of text.
    package static let betterEngine = MendingRule(margin: -0.15, believed: 0.6, kept: 0.8)
}

/// What a pipeline file says under `classify`.
package struct ClassificationOptions: Sendable, Hashable, Codable {
    /// Tried in order before the vocabulary; the first that matches decides.
    package var rules: [ClassificationRule]
    /// Below this confidence (0 to 1) the document waits for a person.
    package var reviewBelow: Double

    package init(rules: [ClassificationRule] = [], reviewBelow: Double = 0.7) {
        self.rules = rules
        self.reviewBelow = reviewBelow
    }
}

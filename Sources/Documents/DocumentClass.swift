/// What kind of document it is, how sure we are, and why.
package struct DocumentClass: Sendable, Hashable, Codable {
    package struct Alternative: Sendable, Hashable, Codable {
        package var category: String
        package var confidence: Double

        package init(category: String, confidence: Double) {
            self.category = category
            self.confidence = confidence
        }
    }

    package var category: String
    /// 0 to 1, calibrated: of the documents given 0.8, about eight in ten are right.
    package var confidence: Double
    /// The next best, best first.
    package var alternatives: [Alternative]
    /// What spoke for it, strongest first: `rule: invoices.yaml`, `word: rechnungsnummer`.
    package var evidence: [String]
    /// BCP 47 primary tag (`en`, `de`, `fr`, `ru`), nil when there is too little text to tell.
    package var language: String?

    package init(
        category: String, confidence: Double, alternatives: [Alternative] = [], evidence: [String] = [],
        language: String? = nil
    ) {
        self.category = category
        self.confidence = confidence
        self.alternatives = alternatives
        self.evidence = evidence
        self.language = language
    }
}

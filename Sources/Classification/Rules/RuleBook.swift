/// The rules of a pipeline, ready to be tried in order.
struct RuleBook: Sendable {
    struct Match {
        var category: String
        var evidence: [String]
    }

    /// A person wrote the rule, so it is believed; a rule that catches too much is still a possibility.
    static let confidence = 0.99

    private let rules: [CompiledRule]

    init(_ rules: [ClassificationRule]) {
        self.rules = rules.map(CompiledRule.init)
    }

    var isEmpty: Bool { rules.isEmpty }

    /// The first rule that holds decides.
    func firstMatch(in document: DocumentText) -> Match? {
        let senders = rules.contains { $0.sender != nil } ? Addresses.all(in: document.pages) : []
        for (index, rule) in rules.enumerated() {
            if let reasons = rule.reasons(in: document, senders: senders) {
                let name = "rule: number \(index + 1), \(rule.category)"
                return Match(category: rule.category, evidence: [name] + reasons)
            }
        }
        return nil
    }
}

/// A rule with its phrases and patterns parsed.
struct CompiledRule: Sendable {
    let category: String
    let sender: ShellPattern?
    private let fileName: ShellPattern?
    private let any: [PhrasePattern]
    private let all: [PhrasePattern]
    private let none: [PhrasePattern]

    init(_ rule: ClassificationRule) {
        category = rule.category
        sender = rule.sender.map(ShellPattern.init)
        fileName = rule.fileName.map(ShellPattern.init)
        any = rule.any.map(PhrasePattern.init)
        all = rule.all.map(PhrasePattern.init)
        none = rule.none.map(PhrasePattern.init)
    }

    /// What made the rule hold, as evidence; nil when it doesn't hold. A rule without conditions never does: it would
    /// swallow everything.
    func reasons(in document: DocumentText, senders: [String]) -> [String]? {
        var reasons: [String] = []
        if let fileName {
            guard fileName.matches(document.fileName) else { return nil }
            reasons.append("file name: \(fileName.text)")
        }
        if let sender {
            guard senders.contains(where: sender.matches) else { return nil }
            reasons.append("sender: \(sender.text)")
        }
        for phrase in all {
            guard stands(phrase, in: document) else { return nil }
            reasons.append("phrase: \(phrase.text)")
        }
        if !any.isEmpty {
            guard let phrase = any.first(where: { stands($0, in: document) }) else { return nil }
            reasons.append("phrase: \(phrase.text)")
        }
        if !none.isEmpty {
            guard !none.contains(where: { stands($0, in: document) }) else { return nil }
            reasons.append("absent: \(none.map(\.text).joined(separator: ", "))")
        }
        return reasons.isEmpty ? nil : reasons
    }

    private func stands(_ phrase: PhrasePattern, in document: DocumentText) -> Bool {
        document.pages.contains { phrase.stands(in: $0) }
    }
}

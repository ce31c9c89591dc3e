package import Documents

/// Says what kind of document it is: by the pipeline's rules first, else by vocabulary and structure.
///
/// See `docs/classification.md`.
package struct DocumentClassifier: Sendable {
    /// Part of a memo key: raised when results change.
    package static let version = "3"

    private let rules: RuleBook

    /// Compiles the rules of `options`.
    package init(options: ClassificationOptions) {
        rules = RuleBook(options.rules)
    }

    /// The category, how sure we are, why, and the language of the text.
    package func classify(_ document: ExtractedDocument, fileName: String) -> DocumentClass {
        let text = DocumentText(document, fileName: fileName, readsAllPages: !rules.isEmpty)
        let detected = LanguageDetector().detect(text)
        if let ruled = rules.firstMatch(in: text) {
            return DocumentClass(
                category: ruled.category, confidence: RuleBook.confidence, evidence: ruled.evidence,
                language: detected?.language)
        }
        if let data = document.structuredData {
            return DocumentClass(
                category: Category.invoice.rawValue, confidence: RuleBook.confidence,
                evidence: ["e-invoice: \(data.format.rawValue)"], language: detected?.language)
        }
        if let category = Self.category(of: document.mediaType) {
            return DocumentClass(
                category: category.rawValue, confidence: RuleBook.confidence,
                evidence: ["format: \(document.mediaType)"], language: detected?.language)
        }
        let pages = text.tellingPages
        guard pages.contains(where: { $0.text.tokens.count > 0 }) else { return .empty }
        let evidence =
            Vocabulary.shared.evidence(in: pages, language: detected.flatMap(Self.sureLanguage))
            + Structure.evidence(in: text)
            + FileNameHint.evidence(in: text.fileName)
        return Scores(evidence).decision(language: detected?.language)
    }

    /// What a file is by its format alone: a mail, or a container of documents, which are looked at one by one.
    private static func category(of mediaType: MediaType) -> Category? {
        if mediaType == .email || mediaType == .outlook { return .email }
        return mediaType.isContainer ? .other : nil
    }

    private static func sureLanguage(_ detected: (language: String, confidence: Double)) -> String? {
        detected.confidence >= 0.5 ? detected.language : nil
    }
}

extension DocumentClass {
    /// A document without a word.
    fileprivate static let empty = DocumentClass(
        category: Category.other.rawValue, confidence: 0.2, evidence: ["rule: no text"])
}

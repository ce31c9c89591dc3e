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
        if let stated = Self.stated(by: document) {
            return DocumentClass(
                category: stated.category.rawValue, confidence: RuleBook.confidence,
                evidence: [stated.evidence], language: detected?.language)
        }
        let pages = text.tellingPages
        guard pages.contains(where: { $0.text.tokens.count > 0 }) else { return .empty }
        let evidence =
            Vocabulary.shared.evidence(in: pages, language: detected.flatMap(Self.sureLanguage))
            + Structure.evidence(in: text)
            + FileNameHint.evidence(in: text.fileName)
        return Scores(evidence).decision(language: detected?.language)
    }

    /// What a document is whatever its words are: an e-invoice, a mail, a container of documents, which are looked at
    /// one by one.
    private static func stated(by document: ExtractedDocument) -> (category: Category, evidence: String)? {
        if let data = document.structuredData { return (.invoice, "e-invoice: \(data.format.rawValue)") }
        let format = "format: \(document.mediaType)"
        if document.mediaType == .email || document.mediaType == .outlook { return (.email, format) }
        if document.parts != nil { return (.other, "rule: a scan of several documents") }
        return document.mediaType.isContainer ? (.other, format) : nil
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

/// Says in which language a text is written: by its script, its commonest words and its triples of letters.
package struct LanguageDetector: Sendable {
    package init() {}

    /// The BCP 47 primary tag and how sure we are (0 to 1); nil with too little text, or a language we don't know.
    package func detect(_ text: String) -> (language: String, confidence: Double)? {
        detect([TextPage(text: text)])
    }

    /// The language of the first pages with words.
    func detect(_ document: DocumentText) -> (language: String, confidence: Double)? {
        detect(document.tellingPages.map(\.text))
    }

    private func detect(_ pages: [TextPage]) -> (language: String, confidence: Double)? {
        var tally = LanguageTally()
        for page in pages where !tally.isFull { tally.add(page) }
        return tally.decision
    }
}

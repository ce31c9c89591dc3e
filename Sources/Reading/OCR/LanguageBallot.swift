/// Which of a pipeline's languages a text is written in, by the little words that each language uses most. They come
/// through even when the page was read with the model of another language of the same script.
package struct LanguageBallot: Sendable {
    private let candidates: [String]

    /// - Parameter languages: Tesseract's codes, the most likely first.
    package init(languages: [String]) {
        candidates = languages
    }

    /// The languages whose little words we know.
    package static var known: Set<String> { Set(littleWords.keys) }

    /// The winner; nil when it is too close, or there is too little text.
    package func winner(of text: String) -> String? {
        var votes: [String: Int] = [:]
        for word in text.lowercased().split(whereSeparator: { !$0.isLetter }) {
            for language in candidates where Self.littleWords[language]?.contains(String(word)) == true {
                votes[language, default: 0] += 1
            }
        }
        let ranked = votes.sorted { $0.value > $1.value }
        guard let first = ranked.first, first.value >= 3 else { return nil }
        let second = ranked.dropFirst().first?.value ?? 0
        return first.value >= 2 * second ? first.key : nil
    }

    /// Whether it is one of the words that some language uses most.
    static func isLittleWord(_ word: String) -> Bool { allLittleWords.contains(word.lowercased()) }

    private static let allLittleWords = littleWords.values.reduce(into: Set()) { $0.formUnion($1) }

    /// Function words, and those that stand on every invoice and form; none that two of the languages share.
    private static let littleWords: [String: Set<String>] = [
        "eng": [
            "the", "and", "of", "to", "is", "that", "for", "with", "this", "are", "from", "your", "you",
            "not",
            "by", "it", "be", "our", "we", "have", "has", "or", "if", "which", "invoice", "amount", "please",
            "surname", "address", "birth",
        ],
        "deu": [
            "und", "der", "die", "das", "ist", "nicht", "mit", "von", "den", "dem", "ein", "eine", "einer",
            "auf",
            "für", "fur", "fiir", "sie", "wir", "zu", "im", "zum", "zur", "bei", "nach", "auch", "sich",
            "oder",
            "werden", "wird", "ihre", "ihr", "rechnung", "datum", "betrag", "mwst", "summe", "bitte",
            "bis", "vorname", "vornamen", "geburtsdatum", "anschrift", "unterschrift", "nummer", "staat",
        ],
        "fra": [
            "le", "la", "les", "et", "est", "une", "du", "des", "pour", "dans", "que", "qui", "sur", "avec",
            "nous", "vous", "votre", "par", "au", "aux", "ce", "cette", "sont", "ou", "pas", "facture",
            "montant", "tva", "merci", "ses", "leur", "nom", "prénom", "prénoms", "naissance", "délivré",
        ],
        "rus": [
            "и", "в", "на", "не", "что", "по", "с", "для", "от", "из", "за", "к", "до", "это", "как", "или",
            "его", "при", "мы", "вы", "ваш", "дата", "сумма", "итого", "счет", "счёт", "года", "г",
            "фамилия", "имя", "отчество", "рождения", "подпись",
        ],
        "spa": [
            "el", "los", "las", "y", "es", "una", "del", "para", "con", "por", "que", "su", "factura",
            "fecha",
            "importe", "como", "más",
        ],
        "ita": [
            "il", "gli", "che", "di", "della", "per", "con", "una", "non", "del", "sono", "fattura",
            "importo",
            "nel", "alla",
        ],
        "nld": [
            "het", "een", "van", "en", "voor", "met", "niet", "zijn", "aan", "te", "bij", "uw", "factuur",
            "bedrag", "wordt",
        ],
    ]
}

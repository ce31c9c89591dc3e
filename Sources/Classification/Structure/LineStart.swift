/// What a line begins with, when that tells something.
enum LineStart: CaseIterable {
    case salutation, closing
    /// Headers of a message.
    case from, to, subject, sent
    case clause, figure, step
    /// What a till prints: how it was paid, and the change.
    case tender, change

    /// The longest known start of the line.
    static func of(_ line: TextLine, in page: TextPage) -> LineStart? {
        guard let first = line.tokens.first else { return nil }
        let table = page.key.isExact ? exact : tolerant
        return table.longestMatch(in: page, at: first).map { allCases[$0.phrase] }
    }

    private static let exact = table(.exact)
    private static let tolerant = table(.tolerant)

    private static func table(_ key: WordKey) -> PhraseTable {
        var table = PhraseTable(key: key)
        for (number, start) in allCases.enumerated() {
            for phrase in start.phrases { table.add(phrase, phrase: number) }
        }
        return table
    }

    private var phrases: [String] {
        switch self {
        case .salutation:
            [
                "dear", "to whom it may concern", "ladies and gentlemen", "sehr geehrte", "sehr geehrter",
                "liebe", "lieber",
                "guten tag", "werte", "madame", "monsieur", "mesdames", "messieurs", "cher", "chère", "chers",
                "chères",
                "уважаемый", "уважаемая", "уважаемые", "дорогой", "дорогая", "многоуважаемый",
            ]
        case .closing:
            [
                "sincerely", "yours sincerely", "sincerely yours", "yours faithfully", "yours truly",
                "kind regards",
                "best regards", "with kind regards", "with best regards", "regards", "warm regards",
                "respectfully",
                "best wishes", "with love", "with much love", "much love", "lots of love", "all the best",
                "yours", "yours ever",
                "mit herzlichen grüßen", "mit lieben grüßen", "mit herzlichem gruß", "liebe grüße",
                "herzlichst", "alles liebe",
                "amicalement", "bien amicalement", "avec toute mon amitié", "всего доброго",
                "всего наилучшего", "very truly yours", "mit freundlichen grüßen", "mit freundlichem gruß",
                "freundliche grüße", "mit besten grüßen", "beste grüße", "viele grüße", "herzliche grüße",
                "hochachtungsvoll", "mit vorzüglicher hochachtung", "cordialement", "bien cordialement",
                "veuillez agréer", "veuillez recevoir", "je vous prie d'agréer", "nous vous prions d'agréer",
                "je vous prie de croire", "nous vous prions de croire", "dans l'attente de votre réponse",
                "salutations distinguées", "bien à vous", "sincères salutations", "с уважением",
                "с наилучшими пожеланиями", "искренне ваш", "с почтением",
            ]
        case .from: ["from", "von", "de", "от", "от кого", "expéditeur", "absender", "отправитель"]
        case .to: ["to", "an", "à", "кому", "destinataire", "cc", "bcc", "reply to", "копия"]
        case .subject: ["subject", "betreff", "objet", "sujet", "тема"]
        case .sent: ["sent", "date", "gesendet", "datum", "envoyé", "дата", "отправлено", "message id"]
        case .clause:
            ["§", "article", "art", "clause", "section", "artikel", "ziffer", "статья", "раздел", "пункт"]
        case .figure:
            [
                "figure", "fig", "table", "abbildung", "abb", "tabelle", "tab", "tableau", "рисунок", "рис",
                "таблица",
            ]
        case .step: ["step", "schritt", "étape", "шаг"]
        case .tender:
            [
                "cash", "cash tendered", "tendered", "amount tendered", "visa", "mastercard", "amex",
                "credit card",
                "debit card", "card payment", "paid cash", "bar", "gegeben", "bar gegeben", "ec karte",
                "ec cash", "girocard",
                "kartenzahlung", "espèces", "cb", "carte bancaire", "carte bleue", "наличными", "наличные",
                "безналичными", "картой", "получено", "оплата картой",
            ]
        case .change:
            [
                "change", "change due", "your change", "cash change", "rückgeld", "zurück", "wechselgeld",
                "rendu",
                "rendu monnaie", "monnaie rendue", "à rendre", "сдача",
            ]
        }
    }
}

/// Tells whether words look like a person's name.
enum PersonName {
    /// Two to five capitalised words without digits.
    static func isLikely(_ text: String) -> Bool {
        let words = text.split(separator: " ")
        guard (2...5).contains(words.count), text.unicodeScalars.count <= 45 else { return false }
        var capitalised = 0
        for word in words {
            let letters = word.unicodeScalars.filter(\.isLetter)
            guard
                !word.unicodeScalars.contains(where: { $0.isDigit || "@/:;_|()".unicodeScalars.contains($0) })
            else { return false }
            if particles.contains(word.lowercased()) { continue }
            guard let first = letters.first, first.isUppercase else { return false }
            if letters.count > 1 { capitalised += 1 }
        }
        return capitalised >= 1 && !words.contains { Self.isTitleWord($0) }
    }

    private static let particles: Set<String> = [
        "von", "van", "de", "der", "den", "zu", "du", "la", "le", "di", "da", "del", "and", "bin", "ibn",
        "al", "el", "y", "e",
    ]

    /// Words of headings that are capitalised like names.
    private static func isTitleWord(_ word: Substring) -> Bool {
        titles.contains(Folding.key(word.unicodeScalars.filter(\.isLetter)))
    }

    private static let titles: Set<String> = Set(
        [
            "certificate", "zertifikat", "certificat", "сертификат", "curriculum", "vitae", "resume",
            "lebenslauf",
            "experience", "education", "profile", "contact", "summary", "skills", "street", "road", "invoice",
            "rechnung",
            "facture", "completion", "achievement", "attendance", "training", "course", "diploma", "resumé",
            "cv", "résumé",
            "berufserfahrung", "ausbildung", "university", "engineer", "developer", "manager", "резюме",
            "statement", "account",
            "bank", "page", "seite", "employment", "contract", "address", "email", "phone", "objective",
            "professional", "software",
            "senior", "consultant", "опыт", "образование", "liberté", "expérience", "formation", "profil",
            "compétences",
            "persönliche", "angaben", "daten", "personal", "details", "bescheinigung", "attestation",
            "urkunde",
        ].map { Folding.key($0.unicodeScalars) })
}

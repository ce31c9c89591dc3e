/// Legal forms that end a company's name (or begin it, as in Russian), and words that only companies bear.
enum LegalForms {
    /// - Parameter word: as written, without the marks around it.
    static func isForm(_ word: String) -> Bool {
        let plain = word.filter { $0 != "." && $0 != "," && $0 != "(" && $0 != ")" }
        if anyCase.contains(plain.lowercased()) { return true }
        return capitals.contains(plain) || dotted.contains(word.lowercased())
    }

    /// Before the name: ООО «Ромашка».
    static func isPrefixForm(_ word: String) -> Bool {
        prefixes.contains(word.uppercased())
    }

    /// Names of banks and institutions that need no legal form.
    static func isInstitution(_ word: String) -> Bool {
        let key = Folding.key(word.unicodeScalars.filter(\.isAlphanumeric))
        return institutions.contains {
            key == $0 || (key.count > $0.count && $0.count > 5 && key.hasSuffix($0))
        }
    }

    private static let anyCase: Set<String> = [
        "gmbh", "mbh", "ggmbh", "kgaa", "ltd", "limited", "llc", "inc", "incorporated", "corp", "corporation",
        "plc", "llp",
        "sarl", "sasu", "eurl", "srl", "spa", "bhd", "pte", "pty", "ohg", "gbr", "partg", "partgmbb", "sagl",
        "doo",
        "sro", "kft", "zrt", "aps", "oyj", "sp.zo.o", "ghbh", "gmbii", "gmbm", "s/b", "enterprise",
        "enterprises",
        "berhad", "scop", "stiftung", "sdn",
    ]

    /// Short ones are words in other languages, so only in capitals.
    private static let capitals: Set<String> = [
        "AG", "KG", "SE", "SA", "SAS", "SNC", "SCI", "BV", "NV", "AB", "AS", "OY", "UG", "EK", "EV", "Co",
        "CO", "LP",
        "eK", "eV", "eG", "EG", "VVaG", "aG", "Oy", "Lda", "SL", "Sp", "zoo", "ОАО", "ООО", "АО", "ЗАО",
        "ПАО", "ASA",
    ]

    private static let dotted: Set<String> = [
        "s.a.", "s.a", "s.l.", "s.l", "e.k.", "e.k", "e.v.", "e.v", "b.v.", "n.v.", "s.p.a.", "s.r.l.",
        "s.a.s.",
        "a.g.", "a.s.", "d.o.o.", "s.r.o.", "z.o.o.", "s.à", "r.l.",
    ]

    private static let prefixes: Set<String> = [
        "ООО", "ОАО", "ЗАО", "ПАО", "АО", "ИП", "НКО", "АНО", "ФГУП", "ГУП", "МУП", "000", "OOO",
    ]

    private static let institutions: [String] = [
        "bank", "sparkasse", "volksbank", "raiffeisenbank", "banque", "банк", "université", "university",
        "universität", "institut", "institute", "academy", "akademie", "hochschule", "college", "school",
        "ministry",
        "ministerium", "ministère", "council", "association", "verband", "kammer", "университет", "академия",
        "институт",
        "foundation", "society", "behörde", "agency", "agentur", "союз", "центр", "министерство", "crédit",
        "caisse",
        "federation", "authority", "école",
    ].map { Folding.key($0.unicodeScalars) }
}

/// Months by name in the languages of the documents, full, short and inflected; keys are folded.
enum MonthNames {
    static func month(_ word: some Sequence<Unicode.Scalar>) -> Int? {
        byKey[Folding.key(word)]
    }

    /// All that a month is called, from 1.
    static func names(of month: Int) -> [String] {
        names.indices.contains(month - 1) ? names[month - 1].split(separator: " ").map(String.init) : []
    }

    private static let byKey: [String: Int] = {
        var byKey: [String: Int] = [:]
        for (index, names) in names.enumerated() {
            for name in names.split(separator: " ") {
                byKey[Folding.key(name.unicodeScalars)] = index + 1
            }
        }
        return byKey
    }()

    /// January to December: English, German, French, Russian, Spanish, Italian, Dutch.
    private static let names = [
        "january jan januar jänner janvier janv января январь янв enero ene gennaio gen januari",
        "february feb februar feber février févr fév fev февраля февраль фев febrero febbraio februari",
        "march mar märz mrz maerz mär mars марта март мар marzo maart mrt",
        "april apr avril avr апреля апрель апр abril abr aprile",
        "may mai мая май mayo maggio mag mei",
        "june jun juni juin июня июнь июн junio giugno giu",
        "july jul juli juillet juil июля июль июл julio luglio lug",
        "august aug août aout авг августа август agosto ago augustus",
        "september sep sept septembre сентября сентябрь сен сент septiembre settembre set",
        "october oct oktober okt octobre октября октябрь окт octubre ottobre ott",
        "november nov novembre ноября ноябрь ноя нояб noviembre",
        "december dec dezember dez décembre déc декабря декабрь дек diciembre dic dicembre",
    ]
}

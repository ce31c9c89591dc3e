/// Whether `05/03/2018` is in May or in March.
enum DateOrder: Sendable {
    case dayFirst, monthFirst

    /// Decides for a document, from its certain dates first, then from hints at its country, then its language.
    /// - Parameters:
    ///   - dates: all dates written in the document.
    ///   - currencies: ISO 4217 codes seen in it.
    ///   - namesUnitedStates: whether an American address stands in it: a state's code before a ZIP code.
    static func decide(
        dates: [WrittenDate], language: String?, currencies: Set<String>, namesUnitedStates: Bool
    ) -> DateOrder {
        let numeric = dates.filter { $0.form == .numeric && $0.separator != "." }
        let dayFirst = numeric.count { $0.first > 12 && $0.second <= 12 }
        let monthFirst = numeric.count { $0.second > 12 && $0.first <= 12 }
        if dayFirst != monthFirst { return dayFirst > monthFirst ? .dayFirst : .monthFirst }
        if namesUnitedStates { return .monthFirst }
        if let language, language != "en" { return .dayFirst }
        // Dollars alone, in English: the United States far more often than not.
        return currencies == ["USD"] ? .monthFirst : .dayFirst
    }
}

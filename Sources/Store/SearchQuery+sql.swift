import Postgres

extension SearchQuery {
    /// Postgres's text search configuration for a language (BCP 47).
    static let configurations = [
        "de": "german", "en": "english", "es": "spanish", "fr": "french", "it": "italian", "nl": "dutch",
        "pt": "portuguese", "ru": "russian",
    ]

    /// Knows no stems and no stop words.
    private static let simple = "simple"
    private static let languages = configurations.values.sorted()

    /// The `tsquery`; nil when there is nothing to be found.
    ///
    /// Nobody says in which language a query is, and a page has the stems of its own beside its plain words. So a term
    /// may be met in any language, a different one for each (a name has no stem, its neighbour has one); or the whole
    /// group in one, which forgives that language's stop words. What is excluded is excluded in all of them.
    var sql: SQL? {
        guard !groups.isEmpty else { return nil }
        let wanted = groups.map(Self.sql(ofGroup:)).joined(separator: " || ")
        return excludedSQL.map { "((\(wanted)) && !!(\($0)))" } ?? "(\(wanted))"
    }

    /// The `tsquery` of what must not be found.
    var excludedSQL: SQL? {
        excluded.isEmpty ? nil : excluded.map(Self.inAnyLanguage).joined(separator: " || ")
    }

    private static func sql(ofGroup terms: [Term]) -> SQL {
        let mixed = terms.map(inAnyLanguage).joined(separator: " && ")
        let whole = languages.map { language in
            let all = terms.map { sql(of: $0, in: $0.isPhrase ? simple : language) }.joined(separator: " && ")
            return "(\(all))" as SQL
        }
        return "((\(mixed)) || \(whole.joined(separator: " || ")))"
    }

    private static func inAnyLanguage(_ term: Term) -> SQL {
        guard !term.isPhrase else { return sql(of: term, in: simple) }
        let all = ([simple] + languages).map { sql(of: term, in: $0) }
        return "(\(all.joined(separator: " || ")))"
    }

    private static func sql(of term: Term, in configuration: String) -> SQL {
        "phraseto_tsquery(\(unsafeRaw: "'\(configuration)'"), \(term.text))"
    }
}

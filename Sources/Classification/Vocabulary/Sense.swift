import Documents

/// What a phrase says about a document.
struct Sense: Hashable, Sendable {
    /// How much a phrase says.
    enum Strength: Sendable, CaseIterable {
        /// The name of a kind of document. Decisive as a title, little more than a mention in running text.
        case title
        /// Hardly found in other kinds.
        case strong
        /// Usual in this kind, and found in some others.
        case fair
        /// A hint.
        case weak
        /// Speaks against this kind.
        case against
    }

    var category: Category
    var strength: Strength
    /// In which the phrase says so, by BCP 47 primary tag.
    var languages: Set<String>

    /// The weight, in logits, of the phrase standing once on the first page. `prominence` (0 to 1) is how much it looks like a
    /// title there.
    func weight(prominence: Double) -> Double {
        switch strength {
        case .title: 0.4 + 4.6 * prominence
        case .strong: 2
        case .fair: 1
        case .weak: 0.4
        case .against: -1.8
        }
    }

    /// How far the phrase is believed in a document written in `language`: `these` is no French thesis in an English
    /// letter, while `passport` says the same on any passport.
    func trust(in language: String?, isOneWord: Bool) -> Double {
        guard let language, !languages.contains(language) else { return 1 }
        return isOneWord ? 0.3 : 0.7
    }
}

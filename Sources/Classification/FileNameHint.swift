import Documents

/// What the name of the file says: `Rechnung_2026-03.pdf`. A hint only, since people name files as they like.
enum FileNameHint {
    private static let weight = 0.9
    private static let messageSuffixes = [".eml", ".msg"]

    static func evidence(in fileName: String) -> [Evidence] {
        let name = TextPage(text: fileName.replacing(/[._\-]/, with: " "))
        let vocabulary = Vocabulary.shared
        var found: [Category: String] = [:]
        for index in name.tokens.indices {
            guard let match = vocabulary.table(.exact).longestMatch(in: name, at: index) else { continue }
            for sense in vocabulary.phrases[match.phrase].senses where sense.strength == .title {
                found[sense.category] = found[sense.category] ?? vocabulary.phrases[match.phrase].text
            }
        }
        let suffix = messageSuffixes.first { fileName.lowercased().hasSuffix($0) }
        let message = suffix.map { [Evidence(category: .email, label: "file name: *\($0)", weight: 4)] } ?? []
        return message
            + found.map { Evidence(category: $0.key, label: "file name: \($0.value)", weight: weight) }
            .sorted { $0.label < $1.label }
    }
}

import Documents

extension Vocabulary {
    /// All that the words of `pages`, written in `language`, say: one pass over them, longest phrase first.
    func evidence(in pages: [WeightedPage], language: String?) -> [Evidence] {
        var sightings: [Int: Sighting] = [:]
        for page in pages {
            let table = table(page.text.key)
            var index = 0
            while index < page.text.tokens.count {
                guard let match = table.longestMatch(in: page.text, at: index) else {
                    index += 1
                    continue
                }
                let prominence = page.isFirst ? Prominence.of(match, at: index, in: page.text) : 0
                sightings[match.phrase, default: Sighting()].add(
                    prominence: prominence, pageWeight: page.weight)
                index += match.length
            }
        }
        return sightings.sorted { $0.key < $1.key }.flatMap {
            $0.value.evidence(for: phrases[$0.key], language: language)
        }
    }
}

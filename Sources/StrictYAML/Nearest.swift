/// Guesses what was meant.
package enum Nearest {
    /// Nobody types a longer word by mistake, and comparing takes time.
    private static let maximumBytes = 256

    /// The candidate that takes the fewest edits, or nil when none is near. Letter case and `_` for `-` cost nothing.
    package static func candidate(to word: String, among candidates: [String]) -> String? {
        guard word.utf8.count <= maximumBytes else { return nil }
        let given = normalised(word)
        let ranked = candidates.map { (word: $0, distance: distance(given, normalised($0))) }
        guard let best = ranked.min(by: { $0.distance < $1.distance }) else { return nil }
        if best.distance <= max(1, max(word.count, best.word.count) / 3) { return best.word }
        // A word that was cut short: `lang` for `languages`.
        let longer = candidates.filter { given.count >= 3 && normalised($0).starts(with: given) }
        return longer.count == 1 ? longer.first : nil
    }

    private static func normalised(_ word: String) -> [Character] {
        word.lowercased().map { $0 == "_" || $0 == " " ? "-" : $0 }
    }

    /// Insertions, deletions, substitutions and swaps of neighbours: the optimal string alignment distance.
    private static func distance(_ left: [Character], _ right: [Character]) -> Int {
        var beforeLast: [Int] = []
        var last = Array(0...right.count)
        for i in left.indices {
            var row = [i + 1]
            for j in right.indices {
                let substitution = last[j] + (left[i] == right[j] ? 0 : 1)
                var cost = min(substitution, last[j + 1] + 1, row[j] + 1)
                if i > 0, j > 0, left[i] == right[j - 1], left[i - 1] == right[j] {
                    cost = min(cost, beforeLast[j - 1] + 1)
                }
                row.append(cost)
            }
            beforeLast = last
            last = row
        }
        return last[right.count]
    }
}

/// Levenshtein's distance, or nil when it is above the limit: only a band around the diagonal can hold less (E. Ukkonen,
/// "Algorithms for approximate string matching", 1985).
func boundedEditDistance(
    _ left: [Unicode.Scalar], _ right: [Unicode.Scalar], atMost limit: Int
) -> Int? {
    guard abs(left.count - right.count) <= limit else { return nil }
    let beyond = limit + 1
    var row = (0...right.count).map { min($0, beyond) }
    for i in 0..<left.count {
        var diagonal = row[0]
        row[0] = min(i + 1, beyond)
        let band = max(0, i - limit)..<min(right.count, i + limit + 1)
        // What lies before the band is beyond the limit.
        if band.lowerBound > 0 {
            diagonal = row[band.lowerBound]
            row[band.lowerBound] = beyond
        }
        var least = row[band.lowerBound]
        for j in band {
            let substitution = diagonal + (left[i] == right[j] ? 0 : 1)
            diagonal = row[j + 1]
            let above = j == i + limit ? beyond : row[j + 1]
            row[j + 1] = min(beyond, substitution, row[j] + 1, above + 1)
            least = min(least, row[j + 1])
        }
        if least > limit { return nil }
    }
    return row[right.count] <= limit ? row[right.count] : nil
}

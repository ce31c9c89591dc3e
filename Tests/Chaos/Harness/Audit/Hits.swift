import Foundation

/// Which documents the extractors misbehaved at, and how: what the stand-ins wrote down.
struct Hits: Sendable, Hashable {
    private var bySHA256: [String: [Fault.Misreading]] = [:]

    /// - Parameter text: a line for each: the fault's name and the name of the blob.
    init(text: String) {
        for line in text.split(separator: "\n") {
            let words = line.split(separator: " ")
            guard words.count == 2, let way = Fault.Misreading(rawValue: String(words[0])) else { continue }
            bySHA256[String(words[1]), default: []].append(way)
        }
    }

    var count: Int { bySHA256.values.reduce(0) { $0 + $1.count } }

    /// The codes with which a document may be refused, though nothing is wrong with it, for what was done to its
    /// extractors. One crash, or one that makes no sense, costs a document nothing.
    func excuses(for sha256: String) -> Set<String> {
        let hits = bySHA256[sha256] ?? []
        var codes: Set<String> = []
        if hits.contains(.hang) { codes.insert("extractor-timed-out") }
        if hits.contains(.allocate) { codes.insert("out-of-memory") }
        let crashes = hits.filter { ![.hang, .allocate].contains($0) }
        if !crashes.isEmpty, hits.count > 1 { codes.insert("extractor-crashed") }
        return codes
    }
}

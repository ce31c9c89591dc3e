import Foundation

/// Whose turn it is at a stage, as one claimer sees it: lines of a higher priority come first, and lines of one priority
/// take turns, so that a pipeline with a hundred thousand documents doesn't keep another's three waiting. Decides, and
/// does no I/O.
///
/// A line is walked from where the last claim ended. Dead rows that the server can't remove yet, since somebody looks
/// at an old snapshot, lie before that place: without it, each claim would walk over all of them. Now and then a search
/// begins at the front again, for what came to lie behind: a claim that was rolled back, a commit that came late.
struct Turns: Sendable {
    /// A place in a line; what stands there or behind it is looked at.
    struct Place: Sendable, Hashable {
        var readyAt: Date
        var id: Int64

        static let front = Place(readyAt: .distantPast, id: 0)
    }

    /// A line that may be claimed from, and how much of it.
    struct Offer: Sendable, Hashable {
        var line: WaitingLine
        var from: Place
        var most: Int
    }

    private struct Entry {
        var line: WaitingLine
        var from = Place.front
        /// The claim that this line was served by last.
        var servedAt = 0
        /// Nothing was left when it was last looked at: it is asked again, and doesn't count among its peers.
        var isEmpty = false
    }

    /// So many lines are looked at in one claim; the others have their turn in the next.
    static let mostOffers = 256
    /// Empty lines are remembered, since something will probably come again; so many of them.
    static let mostEmpty = 64

    private var entries: [Entry] = []
    private var claims = 0
    /// Whether a limit on concurrency holds for this stage, as the last search found.
    private(set) var isLimited = false
    private var searchedAt: ContinuousClock.Instant?
    private var costOfSearch = Duration.zero

    /// Whether the lines should be searched again: every second, unless that takes long, and then less often. Whoever is
    /// told so does it; the others claim from what is known.
    mutating func beginSearch(at now: ContinuousClock.Instant) -> Bool {
        if let searchedAt, now - searchedAt < max(.seconds(1), costOfSearch * 20) { return false }
        searchedAt = now
        return true
    }

    /// A search and the claim from the front that followed it took so long.
    mutating func endSearch(at now: ContinuousClock.Instant, cost: Duration) {
        searchedAt = now
        costOfSearch = cost
    }

    /// Takes in what a search found: the lines in which something waits.
    mutating func found(_ lines: [WaitingLine], isLimited: Bool) {
        self.isLimited = isLimited
        let known = Dictionary(uniqueKeysWithValues: entries.map { ($0.line, $0) })
        let waiting = Set(lines)
        let empty = entries.filter { !waiting.contains($0.line) }
            .sorted { $0.servedAt > $1.servedAt }.prefix(Self.mostEmpty)
            .map { Entry(line: $0.line, from: $0.from, servedAt: $0.servedAt, isEmpty: true) }
        entries =
            lines.map { Entry(line: $0, servedAt: known[$0]?.servedAt ?? 0) } + empty
    }

    /// The lines in the order in which they are to be served, each with its share of `limit`.
    func offers(limit: Int) -> [Offer] {
        let inTurn = entries.sorted {
            ($1.line.priority, $0.servedAt, $0.line.pipeline) < (
                $0.line.priority, $1.servedAt, $1.line.pipeline
            )
        }
        let peers = Dictionary(grouping: inTurn.filter { !$0.isEmpty }, by: \.line.priority).mapValues(
            \.count)
        return inTurn.prefix(Self.mostOffers).map { entry in
            let sharing = max(1, peers[entry.line.priority, default: 1])
            return Offer(line: entry.line, from: entry.from, most: (limit + sharing - 1) / sharing)
        }
    }

    /// Takes in what a claim brought: the lines that were served go to the end, and those that had less than they
    /// were asked for are empty.
    mutating func served(_ jobs: [Job], of offers: [Offer], limit: Int) {
        claims += 1
        let byLine = Dictionary(grouping: jobs, by: \.line)
        for offer in offers {
            guard let index = entries.firstIndex(where: { $0.line == offer.line }) else { continue }
            let served = byLine[offer.line] ?? []
            if let last = served.map(\.place).max(by: { ($0.readyAt, $0.id) < ($1.readyAt, $1.id) }) {
                entries[index].servedAt = claims
                entries[index].from = last
            }
            // When the limit was reached, those at the end were not asked at all.
            if jobs.count < limit { entries[index].isEmpty = served.count < offer.most }
        }
    }
}

extension Job {
    fileprivate var line: WaitingLine { WaitingLine(priority: priority, pipeline: pipeline) }
    fileprivate var place: Turns.Place { Turns.Place(readyAt: ready, id: id) }
}

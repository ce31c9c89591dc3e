import EndToEndSupport

/// What is dropped in the course of time, one after the other: the same seed gives the same stream.
package struct StreamPlan: Sequence, IteratorProtocol, Sendable {
    package enum Item: Sendable, Hashable {
        case paper(Paper)
        /// A copy of the `index`th of the fixtures, told from other copies by `copy`.
        case fixture(index: Int, copy: Int)
        /// One that can't be read.
        case bad(index: Int, copy: Int)
        /// No bytes: turned away at the door.
        case empty(Int)
    }

    private var random: SplitMix64
    private var count = 0

    package init(seed: UInt64) {
        // Its own numbers, so that a switched-off group of faults doesn't change the stream.
        random = SplitMix64(seed: seed ^ 0x5354_5245_414D)
    }

    package mutating func next() -> Item? {
        count += 1
        switch Int.random(in: 0..<100, using: &random) {
        case 0..<7: return .fixture(index: Int.random(in: 0..<1000, using: &random), copy: count)
        case 7..<12: return .bad(index: Int.random(in: 0..<1000, using: &random), copy: count)
        case 12: return .empty(count)
        case let number: return .paper(Paper(number: count, isPDF: number.isMultiple(of: 3)))
        }
    }
}

/// A paper made for this.
package struct Paper: Sendable, Hashable {
    package var number: Int
    package var isPDF: Bool

    package init(number: Int, isPDF: Bool) {
        self.number = number
        self.isPDF = isPDF
    }

    package var name: String { "minutes-\(number).\(isPDF ? "pdf" : "txt")" }
}

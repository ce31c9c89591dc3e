/// Small numbers as bits: the minutes of an hour, the days of a month.
struct FieldSet: Sendable, Hashable {
    private(set) var bits: UInt64 = 0

    init(bits: UInt64 = 0) {
        self.bits = bits
    }

    init(_ range: ClosedRange<Int>) {
        for number in range { insert(number) }
    }

    var isEmpty: Bool { bits == 0 }
    var first: Int? { first(from: 0) }
    var last: Int? { last(upTo: 63) }

    func contains(_ number: Int) -> Bool { bits >> UInt64(number) & 1 == 1 }

    mutating func insert(_ number: Int) {
        bits |= 1 << UInt64(number)
    }

    /// The smallest number that isn't below the given one, which may be up to 64.
    func first(from number: Int) -> Int? {
        let rest = number < 64 ? bits & (~0 << UInt64(number)) : 0
        return rest == 0 ? nil : rest.trailingZeroBitCount
    }

    /// The largest number that isn't above the given one, which may be down to -1.
    func last(upTo number: Int) -> Int? {
        let rest = number < 0 ? 0 : bits & (~0 >> UInt64(63 - number))
        return rest == 0 ? nil : 63 - rest.leadingZeroBitCount
    }

    func union(_ other: FieldSet) -> FieldSet { FieldSet(bits: bits | other.bits) }
    func intersection(_ other: FieldSet) -> FieldSet { FieldSet(bits: bits & other.bits) }
}

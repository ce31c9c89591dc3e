/// An expression by chance, with what it means to the oracle. The same seed gives the same ones.
struct RandomExpression: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    /// SplitMix64.
    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
        return mixed ^ (mixed >> 31)
    }

    mutating func draw() -> (source: String, oracle: Oracle) {
        let minute = field(0...59)
        let hour = field(0...23)
        // Dates and months are mostly left open, or hardly anything would fire in a few days.
        let day = chance(3) ? field(1...31) : ("*", Set(1...31))
        let month = chance(8) ? field(1...12) : ("*", Set(1...12))
        let weekday = chance(3) ? field(0...6) : ("*", Set(0...6))
        let fields = [minute.text, hour.text, day.0, month.0, weekday.0]
        let oracle = Oracle(
            minutes: minute.values, hours: hour.values, daysOfMonth: day.1, months: month.1,
            weekdays: weekday.1, wantsBoth: day.0.hasPrefix("*") || weekday.0.hasPrefix("*"),
            isWildcard: minute.text.hasPrefix("*") || hour.text.hasPrefix("*"))
        return (fields.joined(separator: " "), oracle)
    }

    private mutating func chance(_ outOf: Int) -> Bool { Int.random(in: 0..<outOf, using: &self) == 0 }

    private mutating func field(_ range: ClosedRange<Int>) -> (text: String, values: Set<Int>) {
        let step = Int.random(in: 2...max(2, range.count / 2), using: &self)
        var low = Int.random(in: range, using: &self)
        var high = Int.random(in: range, using: &self)
        if low > high { swap(&low, &high) }
        switch Int.random(in: 0..<6, using: &self) {
        case 0: return ("*", Set(range))
        case 1: return ("*/\(step)", Set(stride(from: range.lowerBound, through: range.upperBound, by: step)))
        case 2: return ("\(low)-\(high)/\(step)", Set(stride(from: low, through: high, by: step)))
        case 3: return ("\(low)-\(high)", Set(low...high))
        case 4: return ("\(low)", [low])
        default: return ("\(low),\(high)", [low, high])
        }
    }
}

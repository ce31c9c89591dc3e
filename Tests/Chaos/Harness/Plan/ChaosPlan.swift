import EndToEndSupport

/// What goes wrong, and when: the same seed, length and groups give the same plan, on every machine.
package struct ChaosPlan: Sendable, Hashable {
    package struct Entry: Sendable, Hashable {
        /// In seconds after the beginning.
        package var at: Double
        package var fault: Fault
        /// In seconds until it is repaired; 0 for what happens and is over.
        package var lasting: Double
    }

    /// In the order of their times.
    package let entries: [Entry]
    package let seed: UInt64

    /// Until all is well again after the last fault, so that the end begins with a whole installation.
    private static let calmBegin = 5.0
    /// Seconds from one fault to the next.
    private static let pause = 1.5...8.0
    /// How long a place is left in peace after a repair.
    private static let rest = 4.0

    /// - Parameters:
    ///   - seconds: how long faults happen.
    ///   - groups: at least one.
    package init(seed: UInt64, seconds: Double, groups: Set<FaultGroup> = Set(FaultGroup.allCases)) {
        var random = SplitMix64(seed: seed)
        let choice = FaultGroup.allCases.filter(groups.contains)
        var entries: [Entry] = []
        var busyUntil: [String: Double] = [:]
        var time = Self.calmBegin
        while !choice.isEmpty, time < seconds {
            let group = choice[Int.random(in: 0..<choice.count, using: &random)]
            let fault = Fault.draw(group, using: &random)
            let lasting = fault.draw(lasting: &random)
            if fault.place.map({ busyUntil[$0, default: 0] <= time }) ?? true {
                entries.append(Entry(at: time, fault: fault, lasting: lasting))
                if let place = fault.place { busyUntil[place] = time + lasting + Self.rest }
            }
            time += Double.random(in: Self.pause, using: &random)
        }
        self.entries = entries
        self.seed = seed
    }
}

extension ChaosPlan.Entry: CustomStringConvertible {
    package var description: String {
        let until = lasting > 0 ? " for \(lasting.inTenths) s" : ""
        return "\(at.inTenths) s: \(fault)\(until)"
    }
}

extension Double {
    /// With one decimal.
    package var inTenths: String {
        let tenths = Int((self * 10).rounded())
        return "\(tenths / 10).\(abs(tenths % 10))"
    }
}

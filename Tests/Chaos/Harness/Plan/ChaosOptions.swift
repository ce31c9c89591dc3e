/// What whoever starts it may choose: `SEED=7 MINUTES=60 FAULTS=postgres,network`.
package struct ChaosOptions: Sendable, Hashable {
    package var seed: UInt64
    package var minutes: Double = 10
    package var groups = Set(FaultGroup.allCases)
    /// Keeps the site when all went well too.
    package var keeps = false
    /// Prints the plan, and does nothing.
    package var onlyPlans = false

    package struct Mistake: Error, Hashable, CustomStringConvertible {
        package let description: String
    }

    package static let usage = """
        usage: a2d2-chaos [--seed N] [--minutes M] [--faults GROUP,…] [--keep] [--plan]
          groups: \(FaultGroup.allCases.map(\.rawValue).joined(separator: ", "))
        """

    /// - Parameters:
    ///   - arguments: without the program's own name. What is given as an empty text is as good as not given.
    ///   - seed: for the case that none is given.
    package init(_ arguments: [String], seed: UInt64) throws(Mistake) {
        self.seed = seed
        var rest = arguments[...]
        while let flag = rest.popFirst() {
            switch flag {
            case "--keep": keeps = true
            case "--plan": onlyPlans = true
            case "--seed", "--minutes", "--faults":
                guard let value = rest.popFirst() else { throw Mistake(description: "\(flag): no value") }
                if !value.isEmpty { try take(flag, value) }
            default: throw Mistake(description: "\(flag): unknown\n\(Self.usage)")
            }
        }
    }

    private mutating func take(_ flag: String, _ value: String) throws(Mistake) {
        switch flag {
        case "--seed":
            guard let number = UInt64(value) else {
                throw Mistake(description: "--seed: \"\(value)\" is no number from 0 on")
            }
            seed = number
        case "--minutes":
            guard let number = Double(value), number > 0, number <= 1440 else {
                throw Mistake(description: "--minutes: \"\(value)\" is no number over 0, up to 1440")
            }
            minutes = number
        default:
            groups = []
            for name in value.split(separator: ",") {
                guard let group = FaultGroup(rawValue: String(name)) else {
                    throw Mistake(description: "--faults: \"\(name)\" is no group\n\(Self.usage)")
                }
                groups.insert(group)
            }
        }
    }
}

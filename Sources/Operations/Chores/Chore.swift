/// Work that keeps the house in order, and that a schedule's file names: `run: {chore: retention}`. It may be killed at
/// any point, and does no harm when it is done again.
package protocol Chore: Sendable {
    static var name: String { get }
    /// The rest of a sentence that begins with "It": `removes what was kept long enough`.
    static var purpose: String { get }
    static var parameters: [ChoreParameter] { get }

    /// - Parameter values: one for each parameter.
    func run(_ values: [String: Double]) async throws -> ChoreOutcome
}

extension Chore {
    var name: String { Self.name }
    var parameters: [ChoreParameter] { Self.parameters }
}

/// What may be said to a chore: a number.
package struct ChoreParameter: Sendable, Hashable {
    package let name: String
    /// `of the blobs, the share that is hashed again`
    package let meaning: String
    package let range: ClosedRange<Double>
    /// When nothing is said.
    package let usual: Double

    package init(_ name: String, _ meaning: String, in range: ClosedRange<Double>, usual: Double) {
        self.name = name
        self.meaning = meaning
        self.range = range
        self.usual = usual
    }
}

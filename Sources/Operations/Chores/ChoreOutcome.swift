/// What came of a chore.
package struct ChoreOutcome: Sendable, Hashable, Codable {
    package struct Count: Sendable, Hashable, Codable {
        package var what: String
        package var count: Int
    }

    /// In the order in which a person wants to read them.
    package var counts: [Count]
    /// What was put right.
    package var remedies: [String]
    /// What is wrong and could not be put right: somebody must look.
    package var findings: [String]

    package init(counts: [Count] = [], remedies: [String] = [], findings: [String] = []) {
        self.counts = counts
        self.remedies = remedies
        self.findings = findings
    }

    /// For logs and the history of fires: what is wrong first.
    package var sentence: String {
        let numbers = counts.map { "\($0.what): \($0.count)" }.joined(separator: ", ")
        let parts = (findings + remedies + [numbers]).filter { !$0.isEmpty }
        return parts.isEmpty ? "done" : parts.joined(separator: "; ")
    }
}

/// A chore found what it could not put right: loud, so that its fire fails and people hear of it.
package struct ChoreFailed: Error, Sendable, Hashable, CustomStringConvertible {
    package let chore: String
    package let outcome: ChoreOutcome

    package var description: String { "\(chore): \(outcome.sentence)" }
}

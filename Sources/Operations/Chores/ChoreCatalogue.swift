/// The chores that there are, by name.
package struct ChoreCatalogue: Sendable {
    /// Every kind that there is, for whoever only needs their words.
    package static let kinds: [any Chore.Type] = [
        RetentionChore.self, ReconciliationChore.self, VerifyBackupChore.self, RollUpChore.self,
        PartitionsChore.self,
    ]

    package let chores: [any Chore]

    /// Names must be unique: a second chore of a name is a mistake of the program.
    package init(_ chores: [any Chore]) {
        precondition(Set(chores.map(\.name)).count == chores.count, "chores have names of their own")
        self.chores = chores
    }

    /// What is wrong with a schedule's words; nil when nothing is.
    package func mistake(in name: String, parameters: [String: String]) -> String? {
        do {
            _ = try resolve(name, parameters)
            return nil
        } catch {
            return error.description
        }
    }

    /// Does it. Throws `ChoreFailed` when it found what it could not put right.
    package func run(_ name: String, parameters: [String: String] = [:]) async throws -> ChoreOutcome {
        let (chore, values) = try resolve(name, parameters)
        let outcome = try await chore.run(values)
        guard outcome.findings.isEmpty else { throw ChoreFailed(chore: name, outcome: outcome) }
        return outcome
    }

    private func resolve(
        _ name: String, _ parameters: [String: String]
    ) throws(ChoreMistake) -> (any Chore, [String: Double]) {
        guard let chore = chores.first(where: { $0.name == name }) else {
            throw .unknownChore(name, known: chores.map(\.name))
        }
        let known = chore.parameters
        for stranger in parameters.keys.sorted() where !known.contains(where: { $0.name == stranger }) {
            throw .unknownParameter(stranger, of: name, known: known.map(\.name))
        }
        var values: [String: Double] = [:]
        for parameter in known {
            let text = parameters[parameter.name]
            let value = text.map { Double($0) } ?? parameter.usual
            guard let value, parameter.range.contains(value) else {
                throw .wrongValue(text ?? "", of: parameter, chore: name)
            }
            values[parameter.name] = value
        }
        return (chore, values)
    }
}

/// What a schedule's file says of a chore can't be.
package enum ChoreMistake: Error, Sendable, Hashable, CustomStringConvertible {
    case unknownChore(String, known: [String])
    case unknownParameter(String, of: String, known: [String])
    case wrongValue(String, of: ChoreParameter, chore: String)

    package var description: String {
        switch self {
        case .unknownChore(let name, let known):
            "there is no chore \(name); there are \(known.joined(separator: ", "))"
        case .unknownParameter(let name, let chore, let known):
            known.isEmpty
                ? "the chore \(chore) has no parameters, and so no \(name)"
                : "the chore \(chore) has no parameter \(name), only \(known.joined(separator: ", "))"
        case .wrongValue(let text, let parameter, let chore):
            "\(parameter.name) of the chore \(chore) is a number from \(parameter.range.lowerBound) to "
                + "\(parameter.range.upperBound), not \(text)"
        }
    }
}

/// A pipeline file names an agent that does not exist.
package struct UnknownAgent: Error, Sendable, Equatable, CustomStringConvertible {
    package let name: String
    package let known: [String]

    /// The known name with the fewest letters to change, when that is few enough to be a slip of the keyboard.
    package var nearest: String? {
        let ranked = known.map { (name: $0, distance: editDistance($0, name.lowercased())) }
        guard let best = ranked.min(by: { $0.distance < $1.distance }) else { return nil }
        return best.distance <= max(2, best.name.count / 2) ? best.name : nil
    }

    package var description: String {
        let hint = nearest.map { "; did you mean \($0)?" } ?? "; known are \(known.joined(separator: ", "))"
        return "no agent is named \(name)\(hint)"
    }
}

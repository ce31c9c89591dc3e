/// One statement and its values. Whatever is interpolated becomes a bind: `"SELECT * FROM jobs WHERE id = \(id)"`
/// goes to the server as `… WHERE id = $1`, so a value can never be read as SQL.
package struct SQL: Sendable {
    /// What stands between the binds: always one more than there are binds.
    private(set) var pieces: [String]
    private(set) var binds: [Bind]

    /// Text that is SQL already, from a file of the project or composed by hand. Never from a user or a document.
    package init(unsafeRaw text: String) {
        pieces = [text]
        binds = []
    }

    /// The statement as the server sees it, with `$1`, `$2`, … for the values.
    package var text: String {
        guard let first = pieces.first, !binds.isEmpty else { return pieces.first ?? "" }
        var text = first
        for (index, piece) in pieces.dropFirst().enumerated() {
            text += "$\(index + 1)"
            text += piece
        }
        return text
    }

    /// One after the other, their binds renumbered.
    package static func + (left: SQL, right: SQL) -> SQL {
        var joined = left
        joined.append(right)
        return joined
    }

    mutating func append(_ literal: String) {
        pieces[pieces.count - 1] += literal
    }

    mutating func append(_ bind: Bind) {
        binds.append(bind)
        pieces.append("")
    }

    mutating func append(_ other: SQL) {
        append(other.pieces[0])
        pieces += other.pieces.dropFirst()
        binds += other.binds
    }
}

extension Sequence where Element == SQL {
    /// All of them with `separator` between: `conditions.joined(separator: " AND ")`.
    package func joined(separator: StaticString) -> SQL {
        var iterator = makeIterator()
        guard var result = iterator.next() else { return "" }
        while let next = iterator.next() {
            result.append("\(separator)")
            result.append(next)
        }
        return result
    }
}

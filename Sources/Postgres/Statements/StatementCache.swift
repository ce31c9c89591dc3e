/// Which statements a connection has prepared: decides, and does no I/O. A statement is prepared when it comes
/// the second time. When the cache is full it starts anew: a program has fewer statements than it holds, unless
/// it composes them, and those are not worth keeping.
struct StatementCache {
    struct Key: Hashable {
        let text: String
        let types: [PostgresType]
    }

    enum Decision: Equatable {
        /// Send text and values together: it may never come again.
        case sendWhole
        case prepare(name: String)
        case usePrepared(name: String)
        /// Drop all from the server, say `removeAll`, and ask again.
        case dropAll
    }

    private enum Entry {
        case seen
        case prepared(name: String)
    }

    private let capacity: Int
    private var entries: [Key: Entry] = [:]
    private var namesGiven = 0

    init(capacity: Int) {
        self.capacity = capacity
    }

    mutating func use(_ key: Key) -> Decision {
        switch entries[key] {
        case .prepared(let name): return .usePrepared(name: name)
        case .seen:
            namesGiven += 1
            let name = "s\(namesGiven)"
            entries[key] = .prepared(name: name)
            return .prepare(name: name)
        case nil:
            guard entries.count < capacity else { return .dropAll }
            entries[key] = .seen
            return .sendWhole
        }
    }

    /// It could not be prepared, or the server no longer has it.
    mutating func remove(_ key: Key) {
        entries[key] = nil
    }

    mutating func removeAll() {
        entries = [:]
    }
}

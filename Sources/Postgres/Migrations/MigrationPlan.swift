import Foundation

/// What is to be done, from what there is and what was done: no I/O.
struct MigrationPlan {
    struct Applied: Equatable {
        let name: String
        let checksum: String
        let date: Date
    }

    /// Not yet applied, in order.
    let pending: [Migration]
    /// Applied, in order.
    let done: [Migration]

    /// The applied ones must be the first of `all`, unchanged.
    init(_ all: [Migration], applied: [Applied]) throws {
        let known = Set(all.map(\.name))
        if let stranger = applied.first(where: { !known.contains($0.name) }) {
            throw MigrationError.unknown(stranger.name)
        }
        let checksums = Dictionary(applied.map { ($0.name, $0.checksum) }) { first, _ in first }
        let done = all.filter { checksums[$0.name] != nil }
        for (migration, earliest) in zip(done, all) where migration != earliest {
            throw MigrationError.outOfOrder(earliest.name, appliedBefore: migration.name)
        }
        if let changed = done.first(where: { checksums[$0.name] != $0.checksum }) {
            throw MigrationError.changed(changed.name)
        }
        self.done = done
        pending = Array(all.dropFirst(done.count))
    }
}

/// Which backups may go.
struct BackupRetention: Sendable, Hashable {
    /// So many of the newest stay.
    let count: Int

    /// The names of those that go. `backups`: the oldest first. When none of those that stay was ever verified, the
    /// newest that was stays too: it is the only one known to be good.
    func expired(_ backups: [(name: String, isVerified: Bool)]) -> [String] {
        let old = backups.dropLast(max(1, count))
        let isOneVerified = backups.suffix(max(1, count)).contains(where: \.isVerified)
        let treasure = isOneVerified ? nil : old.last(where: \.isVerified)?.name
        return old.map(\.name).filter { $0 != treasure }
    }
}

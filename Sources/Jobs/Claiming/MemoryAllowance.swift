/// How much of this machine's memory jobs may be claimed for.
struct MemoryAllowance: Sendable, Hashable {
    /// In megabytes.
    var free: Int
    /// Whether nothing is at work, so that one job may be taken whatever it needs: it will never find more room.
    var isIdle: Bool

    static let unlimited = MemoryAllowance(free: .max, isIdle: true)

    mutating func take(_ jobs: [Job]) {
        let taken = jobs.map(\.megabytes).reduce(0, +)
        guard taken > 0 else { return }
        free = max(0, free - taken)
        isIdle = false
    }
}

import Synchronization

/// What jobs may take of this machine's memory: their predictions are reserved before they are claimed, so that the
/// machine never swaps.
package final class MemoryBudget: Sendable {
    private struct State {
        /// Of the jobs at work, and of claims under way.
        var reserved = 0
        var isShort = false
    }

    /// In megabytes.
    package let total: Int
    private let state = Mutex(State())

    package init(total: Int) {
        self.total = total
    }

    /// Megabytes that jobs at work were predicted to take.
    package var reserved: Int { state.withLock(\.reserved) }

    /// Reserves all that is free for the claim that `body` makes, and keeps what the claimed jobs are predicted to need.
    func claiming(_ body: (MemoryAllowance) async throws -> Claim) async rethrows -> (
        claim: Claim, ring: Bool
    ) {
        let allowance = state.withLock { state in
            let allowance = MemoryAllowance(free: max(0, total - state.reserved), isIdle: state.reserved == 0)
            state.reserved += allowance.free
            return allowance
        }
        do {
            let claim = try await body(allowance)
            let needed = claim.jobs.map(\.megabytes).reduce(0, +)
            return (claim, settle(free: allowance.free, needed: needed, isShort: claim.isShortOfMemory))
        } catch {
            _ = settle(free: allowance.free, needed: 0, isShort: false)
            throw error
        }
    }

    /// True when somebody waits for memory.
    func giveBack(_ job: Job) -> Bool {
        guard job.megabytes > 0 else { return false }
        return settle(free: job.megabytes, needed: 0, isShort: false)
    }

    /// Replaces a reservation. True when another found too little meanwhile, and some is free now.
    private func settle(free: Int, needed: Int, isShort: Bool) -> Bool {
        state.withLock { state in
            state.reserved += needed - free
            defer { state.isShort = isShort || (state.isShort && needed == free) }
            return state.isShort && needed < free
        }
    }
}

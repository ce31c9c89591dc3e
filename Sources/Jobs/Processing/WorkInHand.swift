import Foundation
import Synchronization

/// The jobs that this process is working on, so that their leases can be renewed together and each can be
/// called off. And what else it knows of: claims whose answers are on the way, and jobs that it could not end.
final class WorkInHand: Sendable {
    /// Why a job is called off.
    enum Recall: Sendable {
        case leaseLost
        case stopping
    }

    /// A job may be in hand twice, when its lease was lost and the same worker has claimed it again.
    private struct Key: Hashable {
        let job: Int64
        let token: UUID

        init(_ job: Job) {
            self.job = job.id
            token = job.lease.token
        }

        /// The job tells nearly all apart, and is soon hashed.
        func hash(into hasher: inout Hasher) {
            hasher.combine(job)
        }
    }

    private struct Entry {
        let job: Job
        /// Ends the work; nil before it begins.
        var cancel: (@Sendable () -> Void)?
        var recall: Recall?
    }

    private struct State {
        var entries: [Key: Entry] = [:]
        /// What comes in hand now is called off at once: its claim was under way when all else was called off.
        var isStopping = false
        var leftBehind: [(job: Job, since: ContinuousClock.Instant)] = []
        var claims: [Int: ContinuousClock.Instant] = [:]
        var claimsNumbered = 0
    }

    private let state = Mutex(State())

    var jobs: [Job] { state.withLock { $0.entries.values.map(\.job) } }
    var isEmpty: Bool { state.withLock { $0.entries.isEmpty } }

    /// Takes a job in hand, if it isn't yet.
    func take(_ job: Job) {
        state.withLock { state in
            guard state.entries[Key(job)] == nil else { return }
            state.entries[Key(job)] = Entry(job: job, recall: state.isStopping ? .stopping : nil)
        }
    }

    func put(_ job: Job) {
        state.withLock { _ = $0.entries.removeValue(forKey: Key(job)) }
    }

    /// The work on a job begins: `cancel` is called when the job is called off, at once if it was already.
    func begin(_ job: Job, cancel: @escaping @Sendable () -> Void) {
        let isRecalled = state.withLock { state in
            state.entries[Key(job)]?.cancel = cancel
            return state.entries[Key(job)]?.recall != nil
        }
        if isRecalled { cancel() }
    }

    /// Why the job was called off; nil for one that wasn't.
    func recall(of job: Job) -> Recall? {
        state.withLock { $0.entries[Key(job)]?.recall }
    }

    /// Remembers a job that was begun and whose end could not be written: its lease is to run out, and its attempt
    /// to count.
    func leaveBehind(_ job: Job) {
        state.withLock { $0.leftBehind.append((job, .now)) }
    }

    /// The jobs in hand, and those left behind in the last `time`, by the end of which somebody has rescued them; what
    /// was claimed together with a job in hand can't be rescued yet.
    func known(leftBehindFor time: Duration) -> [Job] {
        state.withLock { state in
            let renewed = Set(state.entries.keys.map(\.token))
            for index in state.leftBehind.indices
            where renewed.contains(state.leftBehind[index].job.lease.token) {
                state.leftBehind[index].since = .now
            }
            state.leftBehind.removeAll { ContinuousClock.now - $0.since > time }
            return state.entries.values.map(\.job) + state.leftBehind.map(\.job)
        }
    }

    /// Takes in hand what `claim` answers, before anybody can ask whether a claim is under way and hear no.
    func claiming(_ claim: () async throws -> [Job]) async rethrows -> [Job] {
        let number = state.withLock { state in
            state.claimsNumbered += 1
            state.claims[state.claimsNumbered] = .now
            return state.claimsNumbered
        }
        defer { state.withLock { $0.claims[number] = nil } }
        let jobs = try await claim()
        for job in jobs { take(job) }
        return jobs
    }

    /// Whether the answer to a claim has been awaited for that long.
    func awaitsClaim(for time: Duration) -> Bool {
        state.withLock { state in
            state.claims.values.contains { ContinuousClock.now - $0 > time }
        }
    }

    /// Calls off every job, and every one that is still to come.
    func stop() {
        state.withLock { $0.isStopping = true }
        recall(.stopping) { _ in true }
    }

    /// Calls off every job that `isAffected` names.
    func recall(_ why: Recall, where isAffected: (Job) -> Bool) {
        let cancels = state.withLock { state in
            state.entries.filter { isAffected($0.value.job) && $0.value.recall == nil }.map { key, entry in
                state.entries[key]?.recall = why
                return entry.cancel
            }
        }
        for cancel in cancels { cancel?() }
    }
}

import Postgres
import Synchronization

/// Commits hand-offs together: whatever is ready while a commit is under way goes into the next one. A lone hand-off
/// waits for nobody, and a thousand small ones cost a few dozen commits.
final class Committer: Sendable {
    /// Commits some hand-offs in one transaction; answers what follows each, by the job's id, without those whose
    /// leases were lost.
    typealias Commit = @Sendable ([(job: Job, handOff: HandOff)]) async throws -> [Int64: [NewJob]]

    private enum Turn: Sendable {
        case over(Result<[NewJob], any Error>)
        /// Nobody commits any more: do it.
        case lead
    }

    private struct Entry: Sendable {
        var job: Job
        var handOff: HandOff
        var turn: CheckedContinuation<Turn, Never>?
    }

    private struct State {
        var waiting: [Entry] = []
        var leaders = 0
    }

    static let mostTogether = 200
    /// Commits under way at once: while one waits for the disk, the next is written.
    private static let mostLeaders = 2

    private let commit: Commit
    private let state = Mutex(State())

    init(_ commit: @escaping Commit) {
        self.commit = commit
    }

    /// Commits the hand-off, alone or with others, and answers what follows. Throws `leaseLost`, or what the database
    /// says; then nothing of it was committed, as far as is known.
    func commit(_ job: Job, _ handOff: HandOff) async throws -> [NewJob] {
        let isLeader = state.withLock { state in
            guard state.leaders < Self.mostLeaders else { return false }
            state.leaders += 1
            return true
        }
        if !isLeader {
            let turn = await withCheckedContinuation { continuation in
                wait(Entry(job: job, handOff: handOff, turn: continuation))
            }
            if case .over(let result) = turn { return try result.get() }
        }
        defer { passOn() }
        return try await lead(Entry(job: job, handOff: handOff))
    }

    /// Queues up, unless the last leader has just gone: then this one leads.
    private func wait(_ entry: Entry) {
        let leads = state.withLock { state in
            if state.leaders < Self.mostLeaders {
                state.leaders += 1
                return true
            }
            state.waiting.append(entry)
            return false
        }
        if leads { entry.turn?.resume(returning: .lead) }
    }

    /// Commits the entry with all that wait and may go with it.
    private func lead(_ own: Entry) async throws -> [NewJob] {
        let others = own.handOff.isSociable ? takeWaiting(besides: own) : []
        let result = await commitTogether([own] + others)
        for (entry, result) in zip(others, result.dropFirst()) {
            entry.turn?.resume(returning: .over(result))
        }
        return try result[0].get()
    }

    private func takeWaiting(besides own: Entry) -> [Entry] {
        state.withLock { state in
            var taken: [Entry] = []
            state.waiting.removeAll { entry in
                // What must reach the disk would make all the others wait for it.
                guard taken.count < Self.mostTogether - 1, entry.handOff.isSociable,
                    entry.handOff.isDurable == own.handOff.isDurable
                else { return false }
                taken.append(entry)
                return true
            }
            return taken
        }
    }

    private func commitTogether(_ entries: [Entry]) async -> [Result<[NewJob], any Error>] {
        do {
            let following = try await commit(entries.map { ($0.job, $0.handOff) })
            return entries.map { entry in
                following[entry.job.id].map(Result.success)
                    ?? .failure(QueueError.leaseLost(job: entry.job.id))
            }
        } catch {
            guard entries.count > 1, !PostgresError.isTransient(error), !(error is CancellationError) else {
                return entries.map { _ in .failure(error) }
            }
            // One of them is to blame; alone, each learns what is its own.
            var results: [Result<[NewJob], any Error>] = []
            for entry in entries { results += await commitTogether([entry]) }
            return results
        }
    }

    /// The next in the queue leads, if there is one.
    private func passOn() {
        let next = state.withLock { state -> Entry? in
            guard !state.waiting.isEmpty else {
                state.leaders -= 1
                return nil
            }
            return state.waiting.removeFirst()
        }
        next?.turn?.resume(returning: .lead)
    }
}

extension HandOff {
    /// What asks the transaction who else is still at work must not share it with them.
    fileprivate var isSociable: Bool { following == nil }
}

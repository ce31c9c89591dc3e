import Synchronization

/// The jobs that this process is working on, so that their leases can be renewed together and each can be
/// called off.
final class WorkInHand: Sendable {
    /// Why a job is called off.
    enum Recall: Sendable {
        case leaseLost
        case stopping
    }

    private struct Entry {
        let job: Job
        let recall: AsyncStream<Recall>.Continuation
    }

    private let entries = Mutex<[Int64: Entry]>([:])

    var jobs: [Job] { entries.withLock { $0.values.map(\.job) } }
    var isEmpty: Bool { entries.withLock { $0.isEmpty } }

    /// Takes a job in hand; the stream yields when it is called off.
    func take(_ job: Job) -> AsyncStream<Recall> {
        let (stream, continuation) = AsyncStream.makeStream(of: Recall.self)
        entries.withLock { $0[job.id] = Entry(job: job, recall: continuation) }
        return stream
    }

    func put(_ job: Job) {
        entries.withLock { entries in
            entries.removeValue(forKey: job.id)?.recall.finish()
        }
    }

    /// Calls off every job that `isAffected` names.
    func recall(_ why: Recall, where isAffected: (Job) -> Bool = { _ in true }) {
        entries.withLock { entries in
            for entry in entries.values where isAffected(entry.job) {
                entry.recall.yield(why)
            }
        }
    }
}

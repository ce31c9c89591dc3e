import Dispatch

/// A serial executor on a thread of its own: whatever blocks in libpq blocks here and never a thread of the
/// cooperative pool, of which there are only as many as cores.
final class Lane: SerialExecutor {
    private let queue: DispatchQueue

    init(label: String) {
        // A serial queue of its own brings its own thread; a global one would wait for a free core.
        queue = DispatchQueue(label: label)
    }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        queue.async { job.runSynchronously(on: self.asUnownedSerialExecutor()) }
    }

    func checkIsolated() {
        dispatchPrecondition(condition: .onQueue(queue))
    }
}

import Documents

/// How many jobs may be at work at once on all machines together, and how many are.
struct Concurrency: Sendable {
    struct Limit: Sendable, Hashable {
        /// Nil for all.
        var stage: StageName?
        var pipeline: String?
        var most: Int
    }

    private var limits: [Limit]
    private var running: [Limit: Int]

    init(_ counted: [(limit: Limit, running: Int)]) {
        limits = counted.map(\.limit)
        running = Dictionary(counted.map { ($0.limit, $0.running) }) { first, _ in first }
    }

    /// How many more of the pipeline's jobs may begin; nil for any number.
    func room(for pipeline: String) -> Int? {
        limits.filter { $0.pipeline == nil || $0.pipeline == pipeline }
            .map { max(0, $0.most - running[$0, default: 0]) }.min()
    }

    mutating func begin(_ count: Int, of pipeline: String) {
        for limit in limits where limit.pipeline == nil || limit.pipeline == pipeline {
            running[limit, default: 0] += count
        }
    }
}

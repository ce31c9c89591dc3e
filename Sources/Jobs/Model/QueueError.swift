/// What can go wrong with the queue itself.
package enum QueueError: Error, Sendable, Hashable, CustomStringConvertible {
    /// Another worker has the job by now; what this one did is thrown away.
    case leaseLost(job: Int64)
    case noSuchJob(Int64)
    case unexpected(String)

    package var description: String {
        switch self {
        case .leaseLost(let job): "job \(job): the lease was lost, its result is dropped"
        case .noSuchJob(let job): "there is no job \(job)"
        case .unexpected(let what): "the queue holds something unexpected: \(what)"
        }
    }
}

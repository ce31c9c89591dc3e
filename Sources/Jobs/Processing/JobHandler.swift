package import Documents

/// What the processor asks of those who know the work.
package protocol JobHandler: Sendable {
    /// Whose jobs it can decide about: only these are taken from workers that are gone.
    var stages: Set<StageName> { get }

    /// Does the work, writes nothing. A throw is a failed attempt; a document that can't be processed is a
    /// hand-off too (to quarantine), not a throw.
    func handle(_ job: Job) async throws -> HandOff

    /// The job has failed for the last time: what becomes of its document?
    func exhausted(_ job: Job, failure: String) async throws -> HandOff

    /// A fault of the machine (database away, disk full) costs no attempt: how long the job waits until it is tried
    /// again. Nil for a failure like any other.
    func delayOfFault(_ error: any Error, of job: Job) -> Duration?
}

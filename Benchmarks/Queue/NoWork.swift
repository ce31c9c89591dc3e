import Documents
import Jobs

/// A handler that has nothing to do but to hand on.
struct NoWork: JobHandler {
    let stages = Set(StageName.ofDocuments)

    func handle(_ job: Job) async throws -> HandOff { handOff(job) }

    func exhausted(_ job: Job, failure: String) async throws -> HandOff { handOff(job) }

    func delayOfFault(_ error: any Error, of job: Job) -> Duration? { nil }

    /// The same document in the next stage, as the runner would say it.
    func handOff(_ job: Job) -> HandOff {
        let next = job.stage.next.flatMap { next in
            job.document.map {
                NewJob(document: $0, stage: next, pipeline: job.pipeline, priority: job.priority)
            }
        }
        return HandOff(
            outcome: .succeeded, pipelineVersion: "0123456789ab", next: next.map { [$0] } ?? [],
            isDurable: true,
            write: { _ in })
    }
}

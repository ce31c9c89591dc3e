package import Documents
package import Jobs
package import Logging
import Postgres
package import Store

/// Takes each job to its stage, and its result to the next.
package struct Runner: JobHandler {
    private let stagesByName: [StageName: any Stage]
    private let store: DocumentStore
    private let pipelines: PipelineRegister
    private let logger: Logger

    /// Two stages of one name are a mistake of the programmer, and trap.
    package init(
        stages: [any Stage], store: DocumentStore, pipelines: PipelineRegister, logger: Logger
    ) {
        stagesByName = Dictionary(uniqueKeysWithValues: stages.map { ($0.name, $0) })
        self.store = store
        self.pipelines = pipelines
        self.logger = logger
    }

    package var stages: Set<StageName> { Set(stagesByName.keys) }

    package func handle(_ job: Job) async throws -> HandOff {
        guard let id = job.document else { throw Self.notADocument(job) }
        let document = try await store.document(id)
        // Somebody has ended the document's way meanwhile: there is nothing left to do but to end the job.
        guard document.state == .inFlight else { return HandOff(outcome: .succeeded, write: { _ in }) }
        guard let stage = stagesByName[job.stage] else {
            throw QueueError.unexpected(
                "a job of the stage \(job.stage.rawValue), which is not worked on here")
        }
        let pipeline = try await pipelines.pipeline(
            named: job.pipeline, lastVersion: document.pipelineVersion)
        let assignment = Assignment(
            job: job, document: document, pipeline: pipeline,
            memoKey: try await memoKey(of: stage, for: document, in: pipeline))
        do {
            return if let handOff = try await remembered(stage, assignment) {
                handOff
            } else {
                handOff(assignment, after: try await stage.process(assignment), outcome: .succeeded)
            }
        } catch let refusal as Refusal {
            return quarantine(id, because: refusal, pipelineVersion: pipeline.version)
        }
    }

    package func exhausted(_ job: Job, failure: String) async throws -> HandOff {
        let refusal = Refusal(
            .attemptsExhausted, "\(job.stage.rawValue) failed \(job.attempt) times; at last: \(failure)")
        guard let id = job.document else { throw Self.notADocument(job) }
        return quarantine(id, because: refusal, pipelineVersion: nil)
    }

    package func delayOfFault(_ error: any Error, of job: Job) -> Duration? {
        PostgresError.isTransient(error) || error is any MachineFault ? .seconds(2) : nil
    }

    private static func notADocument(_ job: Job) -> QueueError {
        .unexpected("a job of the stage \(job.stage.rawValue) about \(job.subject), which is no document")
    }

    private func memoKey(of stage: any Stage, for document: DocumentRecord, in pipeline: Pipeline)
        async throws -> String
    {
        let before = StageName.ofDocuments.last { $0 < stage.name && $0 != .ingest }
        var keyBefore: String?
        if let before { keyBefore = try await store.memoKey(of: before, for: document.id) }
        return try MemoKey.make(
            hash: document.hash, fileName: document.name, stage: stage.name,
            options: pipeline.memoOptions(for: stage.name), version: stage.version ?? "",
            before: keyBefore)
    }

    /// The hand-off of a stage whose result is known already.
    private func remembered(_ stage: any Stage, _ assignment: Assignment) async throws -> HandOff? {
        guard stage.version != nil, let next = stage.name.next,
            let source = try await store.documentWithResult(
                memoKey: assignment.memoKey, preferring: assignment.document.id)
        else { return nil }
        let document = assignment.document.id
        let completion = Completion(next: .stage(next)) { connection in
            try DocumentStore.adoptResult(
                of: stage.name, memoKey: assignment.memoKey, from: source, for: document, on: connection)
        }
        return handOff(assignment, after: completion, outcome: .memoised)
    }

    private func handOff(_ assignment: Assignment, after completion: Completion, outcome: HandOff.Outcome)
        -> HandOff
    {
        let job = assignment.job
        return switch completion.next {
        case .stage(let next):
            HandOff(
                outcome: outcome, pipelineVersion: assignment.pipeline.version,
                next: [
                    NewJob(
                        document: assignment.document.id, stage: next, pipeline: job.pipeline,
                        priority: job.priority)
                ],
                isDurable: false, write: completion.write)
        case .end:
            HandOff(outcome: outcome, pipelineVersion: assignment.pipeline.version, write: completion.write)
        }
    }

    private func quarantine(_ id: DocumentID, because refusal: Refusal, pipelineVersion: String?) -> HandOff {
        HandOff(outcome: .refused, refusal: refusal, pipelineVersion: pipelineVersion) { connection in
            try DocumentStore.quarantine(id, because: refusal, on: connection)
        }
    }
}

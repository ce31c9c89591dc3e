package import Documents
import Extraction
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
        guard let assignment = try await assignment(for: job, about: document, to: stage) else {
            return beginAnew(job, document)
        }
        do {
            return if let handOff = try await remembered(stage, assignment) {
                handOff
            } else {
                handOff(assignment, after: try await stage.process(assignment), outcome: .succeeded)
            }
        } catch let refusal as Refusal {
            return quarantine(id, because: refusal, pipelineVersion: assignment.pipeline.version)
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

    /// Nil for a range of pages that doesn't go with the document's first pages any more. All ranges follow the version
    /// of the pipeline that these were read by, whatever is in force by now; so only another reader makes a difference.
    private func assignment(for job: Job, about document: DocumentRecord, to stage: any Stage) async throws
        -> Assignment?
    {
        guard job.pages != nil else {
            let pipeline = try await pipelines.pipeline(
                named: job.pipeline, lastVersion: document.pipelineVersion)
            return Assignment(
                job: job, document: document, pipeline: pipeline,
                memoKey: try await memoKey(of: stage, for: document, in: pipeline))
        }
        guard let first = try await store.firstPart(of: document.id) else { return nil }
        let pipeline = try await pipelines.pipeline(named: job.pipeline, version: first.pipelineVersion)
        let memoKey = try await memoKey(of: stage, for: document, in: pipeline)
        guard memoKey == first.memoKey else { return nil }
        return Assignment(
            job: job, document: document, pipeline: pipeline, memoKey: memoKey, firstPart: first)
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
        guard stage.version != nil, let next = stage.name.next, assignment.job.pages == nil,
            let source = try await store.documentWithResult(
                memoKey: assignment.memoKey, preferring: assignment.document.id)
        else { return nil }
        let document = assignment.document.id
        let limit = assignment.pipeline.extract.limits.memory
        let forecast = try await store.forecast(for: source, memoryLimit: limit)
        let completion = Completion(next: .stage(next), megabytes: forecast.megabytes(for: next)) {
            connection in
            try DocumentStore.adoptResult(
                of: stage.name, memoKey: assignment.memoKey, from: source, for: document, on: connection)
        }
        return handOff(assignment, after: completion, outcome: .memoised)
    }

    private func handOff(_ assignment: Assignment, after completion: Completion, outcome: HandOff.Outcome)
        -> HandOff
    {
        let (job, document, pipeline) = (assignment.job, assignment.document.id, assignment.pipeline)
        guard let decide = completion.decide else {
            return HandOff(
                outcome: outcome, pipelineVersion: pipeline.version, pages: completion.pages,
                next: Self.jobs(
                    for: completion.next, of: document, after: job, megabytes: completion.megabytes),
                // Whoever learns that the document was read learns of what lay within it.
                isDurable: completion.next == .end || completion.admit != nil, write: completion.write,
                following: completion.admit)
        }
        return HandOff(
            outcome: outcome, pipelineVersion: pipeline.version, isDurable: false, write: completion.write,
            following: { connection in
                let next = try decide(connection)
                guard case .stage(let stage) = next else {
                    return Self.jobs(for: next, of: document, after: job, megabytes: 0)
                }
                let forecast = try DocumentStore.forecast(
                    for: document, memoryLimit: pipeline.extract.limits.memory, on: connection)
                return Self.jobs(
                    for: next, of: document, after: job, megabytes: forecast.megabytes(for: stage))
            })
    }

    private static func jobs(
        for next: Completion.Next, of document: DocumentID, after job: Job, megabytes: Int
    ) -> [NewJob] {
        let (stage, ranges): (StageName, [ClosedRange<Int>?]) =
            switch next {
            case .stage(let stage): (stage, [nil])
            case .ranges(let ranges): (job.stage, ranges)
            case .end: (job.stage, [])
            }
        return ranges.map { range in
            NewJob(
                document: document, stage: stage, pipeline: job.pipeline, pages: range,
                priority: job.priority, megabytes: megabytes)
        }
    }

    /// Takes a document whose parts don't belong together any more to the beginning of the stage.
    private func beginAnew(_ job: Job, _ document: DocumentRecord) -> HandOff {
        HandOff(
            outcome: .succeeded, isDurable: false, write: { _ in },
            following: { connection in
                let hasBegun = try DocumentStore.beginAnew(
                    document.id, because: "the document is read anew, by another reader", on: connection)
                guard hasBegun else { return [] }
                let forecast = try DocumentStore.forecast(for: document.id, on: connection)
                return Self.jobs(
                    for: .stage(job.stage), of: document.id, after: job,
                    megabytes: forecast.megabytes(for: job.stage))
            })
    }

    private func quarantine(_ id: DocumentID, because refusal: Refusal, pipelineVersion: String?) -> HandOff {
        HandOff(outcome: .refused, refusal: refusal, pipelineVersion: pipelineVersion) { connection in
            try DocumentStore.quarantine(id, because: refusal, on: connection)
        }
    }
}

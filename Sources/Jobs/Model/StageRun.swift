package import Documents
package import Foundation
package import Postgres

/// The history row of a finished attempt: when, where, how long, what came of it.
package struct StageRun: Sendable, Hashable {
    package var job: Int64?
    package var subject: JobSubject
    package var stage: StageName
    package var pipeline: String
    package var pipelineVersion: String?
    /// Of a long document, the pages that were worked on; nil for all.
    package var pages: ClosedRange<Int>?
    package var attempt: Int
    package var worker: UUID?
    /// From when on a worker could have begun; nil for the door.
    package var ready: Date?
    package var started: Date
    package var outcome: String
    package var code: String?
    package var message: String?

    package init(
        job: Job, outcome: String, code: String? = nil, message: String? = nil,
        pipelineVersion: String? = nil, pages: ClosedRange<Int>? = nil
    ) {
        self.job = job.id
        subject = job.subject
        stage = job.stage
        pipeline = job.pipeline
        self.pipelineVersion = pipelineVersion
        self.pages = pages ?? job.pages
        attempt = job.attempt
        worker = job.lease.worker
        ready = job.ready
        started = job.lease.since
        self.outcome = outcome
        self.code = code
        self.message = message
    }

    /// The run of the door itself, which has no job.
    package init(ingestOf document: DocumentID, pipeline: String, pipelineVersion: String, started: Date) {
        job = nil
        subject = .document(document)
        stage = .ingest
        self.pipeline = pipeline
        self.pipelineVersion = pipelineVersion
        attempt = 1
        worker = nil
        ready = nil
        self.started = started
        outcome = "succeeded"
        code = nil
        message = nil
    }

    /// Adds the row, finished now, within the caller's transaction.
    package func append(on connection: isolated Connection) throws {
        try [self].append(on: connection)
    }
}

extension [StageRun] {
    /// Adds the rows, finished now, within the caller's transaction.
    package func append(on connection: isolated Connection) throws {
        guard !isEmpty else { return }
        try connection.execute(
            """
            INSERT INTO stage_runs (job_id, document_id, fire_id, stage, pipeline, pipeline_version, first_page,
                last_page, attempt, worker, ready_at, started_at, finished_at, outcome, code, message)
            SELECT job, document, fire, stage, pipeline, version, first, last, attempt, worker, ready, started,
                clock_timestamp(), outcome, code, message
            FROM unnest(\(map(\.job)), \(map(\.subject.document?.uuid)), \(map(\.subject.fire)),
                \(map(\.stage.rawValue)), \(map(\.pipeline)), \(map(\.pipelineVersion)),
                \(map(\.pages?.lowerBound)), \(map(\.pages?.upperBound)), \(map(\.attempt)), \(map(\.worker)),
                \(map(\.ready)), \(map(\.started)), \(map(\.outcome)), \(map(\.code)),
                \(map(\.message?.storable)))
                AS run (job, document, fire, stage, pipeline, version, first, last, attempt, worker, ready, started,
                    outcome, code, message)
            """)
    }
}

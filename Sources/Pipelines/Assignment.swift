package import Documents
import Extraction
package import Jobs
package import Store

/// What a stage gets to work on: the document, and the version of the pipeline that says how.
package struct Assignment: Sendable {
    package let job: Job
    package let document: DocumentRecord
    package let pipeline: Pipeline
    /// Under which the stage's result is kept: the same key means the same result.
    package let memoKey: String
    /// Of a job about a range of pages: what came of the document's first pages.
    package let firstPart: DocumentPart?

    package init(
        job: Job, document: DocumentRecord, pipeline: Pipeline, memoKey: String,
        firstPart: DocumentPart? = nil
    ) {
        self.job = job
        self.document = document
        self.pipeline = pipeline
        self.memoKey = memoKey
        self.firstPart = firstPart
    }

    /// What a stage is predicted to take of a machine's memory for the document, of which these pages are known.
    package func megabytes(for stage: StageName, knowing pages: [Page]) -> Int {
        MemoryForecast(
            bytes: document.size, name: document.name, limit: pipeline.extract.limits.memory, known: pages
        ).megabytes(for: stage)
    }
}

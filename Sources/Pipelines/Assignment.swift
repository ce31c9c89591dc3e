import Documents
package import Jobs
package import Store

/// What a stage gets to work on: the document, and the version of the pipeline that says how.
package struct Assignment: Sendable {
    package let job: Job
    package let document: DocumentRecord
    package let pipeline: Pipeline
    /// Under which the stage's result is kept: the same key means the same result.
    package let memoKey: String

    package init(job: Job, document: DocumentRecord, pipeline: Pipeline, memoKey: String) {
        self.job = job
        self.document = document
        self.pipeline = pipeline
        self.memoKey = memoKey
    }
}

package import Documents

/// A job to put into the queue.
package struct NewJob: Sendable, Hashable {
    package var document: DocumentID
    package var stage: StageName
    package var pipeline: String
    package var pages: ClosedRange<Int>?
    /// Higher is sooner; 0 is usual.
    package var priority: Int

    package init(
        document: DocumentID, stage: StageName, pipeline: String, pages: ClosedRange<Int>? = nil,
        priority: Int = 0
    ) {
        self.document = document
        self.stage = stage
        self.pipeline = pipeline
        self.pages = pages
        self.priority = priority
    }
}

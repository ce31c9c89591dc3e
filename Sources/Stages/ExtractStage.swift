package import Documents
package import Extraction
import Jobs
package import Pipelines
import Postgres
package import Store

/// Reads the document: text layer or OCR, page by page, in an extractor. A long one is read by several jobs: the first
/// reads the first few pages and says how the rest is cut, and the last to end joins what all of them found.
package struct ExtractStage: Stage {
    package let name = StageName.extract
    package var version: String? { ExtractedDocument.readerVersion(hasSecondEngine: hasSecondEngine) }

    private let reader: any DocumentReader
    private let store: DocumentStore
    private let blobs: any BlobStore
    private let workFolder: String
    private let hasSecondEngine: Bool

    /// - Parameters:
    ///   - workFolder: for files within documents, while they come.
    ///   - hasSecondEngine: whether it is installed here: with it the same bytes have another text, so that what was read
    ///     without it is read again when the document is processed again.
    package init(
        reader: any DocumentReader, store: DocumentStore, blobs: any BlobStore, workFolder: String,
        hasSecondEngine: Bool = false
    ) {
        self.reader = reader
        self.store = store
        self.blobs = blobs
        self.workFolder = workFolder
        self.hasSecondEngine = hasSecondEngine
    }

    package func process(_ assignment: Assignment) async throws -> Completion {
        if let range = assignment.job.pages {
            try await readRange(range, of: assignment)
        } else {
            try await readFromTheFirstPage(assignment)
        }
    }

    private func readFromTheFirstPage(_ assignment: Assignment) async throws -> Completion {
        let plan = PagePlan(assignment.pipeline.extract)
        let collector = ChildCollector(
            blobs: blobs, workFolder: workFolder, limits: assignment.pipeline.extract.limits.children)
        let depth = try await store.depth(of: assignment.document.id)
        let extracted = try await read(assignment, children: collector) { request in
            request.pages = plan.firstPages
            request.wholeUpTo = plan.wholeUpTo
            request.depth = depth
        }
        let children = collector.children
        var completion = completion(of: assignment, extracted, plan: plan)
        if !children.isEmpty {
            completion.admit = { connection in
                try DocumentStore.admit(
                    children, of: assignment.document, pipelineVersion: assignment.pipeline.version,
                    priority: assignment.job.priority, on: connection)
            }
        }
        return completion
    }

    private func completion(
        of assignment: Assignment, _ extracted: ExtractedDocument, plan: PagePlan
    ) -> Completion {
        let ranges = plan.ranges(after: extracted)
        let document = assignment.document.id
        guard let last = extracted.pages.last?.number, !ranges.isEmpty else {
            let megabytes = assignment.megabytes(for: .classify, knowing: extracted.pages)
            return Completion(next: .stage(.classify), megabytes: megabytes) { connection in
                try DocumentStore.replacePages(extracted.pages, of: document, on: connection)
                try Self.keep(extracted.summary, of: assignment, on: connection)
            }
        }
        let part = part(1...last, extracted, of: assignment)
        let megabytes = assignment.megabytes(for: .extract, knowing: extracted.pages)
        return Completion(next: .ranges(ranges), pages: part.pages, megabytes: megabytes) { connection in
            try DocumentStore.begin(document, with: part, pages: extracted.pages, on: connection)
        }
    }

    private func readRange(_ range: ClosedRange<Int>, of assignment: Assignment) async throws -> Completion {
        let extracted = try await read(assignment) { request in
            request.pages = range
            request.settled = assignment.firstPart?.summary.settled
        }
        let part = part(range, extracted, of: assignment)
        let document = assignment.document.id
        return Completion(
            write: { connection in
                try DocumentStore.add(part, pages: extracted.pages, to: document, on: connection)
            },
            decide: { connection in
                guard let parts = try DocumentStore.partsToJoin(of: document, on: connection) else {
                    return .end
                }
                return try Self.join(parts, of: assignment, on: connection)
            })
    }

    /// Where the document goes once all that read it have ended.
    private static func join(
        _ parts: [DocumentPart], of assignment: Assignment, on connection: isolated Connection
    ) throws -> Completion.Next {
        let document = assignment.document.id
        switch JoinedParts(parts) {
        case .document(let summary):
            try DocumentStore.deleteParts(of: document, on: connection)
            try keep(summary, of: assignment, on: connection)
            return .stage(.classify)
        case .refused(let refusal):
            try DocumentStore.refuse(document, by: assignment.job, because: refusal, on: connection)
            return .end
        case .incomplete:
            try DocumentStore.deleteParts(of: document, on: connection)
            return .stage(.extract)
        }
    }

    private static func keep(
        _ summary: ExtractedDocument, of assignment: Assignment, on connection: isolated Connection
    ) throws {
        let document = assignment.document.id
        // Another document of the same bytes must find what lies within it, not this result.
        let memoKey =
            summary.childCount == nil ? assignment.memoKey : "\(assignment.memoKey) of \(document)"
        try DocumentStore.keep(summary, of: .extract, for: document, memoKey: memoKey, on: connection)
    }

    private func read(
        _ assignment: Assignment, children: (any ChildReceiver)? = nil,
        _ narrow: (inout ReadRequest) -> Void
    ) async throws -> ExtractedDocument {
        try await blobs.withFile(of: assignment.document.hash) { path in
            var request = ReadRequest(
                path: path, fileName: assignment.document.name, options: assignment.pipeline.extract)
            narrow(&request)
            return try await reader.read(request, children: children)
        }
    }

    private func part(
        _ range: ClosedRange<Int>, _ extracted: ExtractedDocument, of assignment: Assignment
    ) -> DocumentPart {
        var summary = extracted
        summary.pages = []
        return DocumentPart(
            pages: range, memoKey: assignment.memoKey, pipelineVersion: assignment.pipeline.version,
            summary: summary)
    }
}

extension ExtractedDocument {
    /// Raised when reading the same bytes would give another result.
    package static let readerVersion = "6"

    package static func readerVersion(hasSecondEngine: Bool) -> String {
        hasSecondEngine ? "\(readerVersion)+\(SecondEngineFiles.version)" : readerVersion
    }

    /// What is kept of the whole: its pages are kept beside it, and what they settled on matters no more.
    fileprivate var summary: ExtractedDocument {
        ExtractedDocument(
            mediaType: mediaType, pageCount: pageCount, pages: [], findings: findings,
            structuredData: structuredData, barcodes: barcodes, parts: parts, childCount: childCount)
    }
}

package import Documents
import Foundation
package import Jobs
package import Pipelines
package import Store
package import SystemPackage

/// The one door: the watcher and the command line hand their files to it, and nobody else makes a document. Whoever
/// hands a file in says what became of it.
package struct Intake: Door {
    package struct Options: Sendable {
        /// In bytes; nil for any size.
        package var maximumFileSize: Int?
        package var maxAttempts: Int
        /// Of the jobs: higher is sooner.
        package var priority: Int

        package init(maximumFileSize: Int? = nil, maxAttempts: Int = 10, priority: Int = 0) {
            self.maximumFileSize = maximumFileSize
            self.maxAttempts = maxAttempts
            self.priority = priority
        }
    }

    private let store: DocumentStore
    private let blobs: any BlobStore
    private let pipelines: PipelineRegister
    private let options: Options
    private let source: NewArrival.Source
    private let bell: Bell?

    /// - Parameter bell: of the processor in this process, if there is one.
    package init(
        source: NewArrival.Source, store: DocumentStore, blobs: any BlobStore, pipelines: PipelineRegister,
        options: Options, bell: Bell? = nil
    ) {
        self.source = source
        self.store = store
        self.blobs = blobs
        self.pipelines = pipelines
        self.options = options
        self.bell = bell
    }

    package func accept(_ file: IncomingFile, contents: FileDescriptor) async throws -> IntakeOutcome {
        let began = Date()
        let pipeline = try await pipelines.current(named: file.pipeline)
        let blob = try await BlockingWork.run {
            try blobs.store(contentsOf: contents, limit: options.maximumFileSize)
        }
        guard blob.size > 0 else { throw Refusal(.empty, "The file has no bytes.") }
        let admission = try await store.admit(
            NewArrival(
                source: source, folder: file.folder, relativePath: file.relativePath, name: file.name,
                tags: file.tags, modified: file.modified, fingerprint: file.fingerprint, hash: blob.hash,
                size: blob.size, duplicates: NewArrival.Duplicates(file.duplicates), pipeline: pipeline.name,
                pipelineVersion: pipeline.version, began: began, priority: file.priority ?? options.priority,
                maxAttempts: options.maxAttempts))
        switch admission {
        case .accepted(let id):
            bell?.ring(.extract)
            return .accepted(id)
        case .duplicate(let id):
            return .duplicate(of: id)
        }
    }

    package func refuse(_ file: IncomingFile, _ refusal: Refusal) async throws {
        try await store.recordRefusal(
            source: source, folder: file.folder, relativePath: file.relativePath, pipeline: file.pipeline,
            size: file.size, modified: file.modified, fingerprint: file.fingerprint, refusal: refusal)
    }

    package func alreadyTaken(_ file: IncomingFile) async throws -> Bool {
        try await store.hasTaken(
            folder: file.folder, relativePath: file.relativePath, fingerprint: file.fingerprint)
    }
}

extension NewArrival.Duplicates {
    init(_ policy: WatchOptions.Duplicates) {
        self =
            switch policy {
            case .skip: .skip
            case .version: .version
            case .process: .process
            }
    }
}

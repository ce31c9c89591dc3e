import Extraction
import Foundation
package import Store
import Synchronization

/// Pipelines by name and version: those in force come from the catalogue, older ones from the database, where every
/// version is written down before a document names it.
package final class PipelineRegister: Sendable {
    private let current: @Sendable () -> [Pipeline]
    private let store: DocumentStore
    private let recorded = Mutex<Set<Pipeline>>([])

    /// - Parameter current: the pipelines in force.
    package init(store: DocumentStore, current: @escaping @Sendable () -> [Pipeline]) {
        self.store = store
        self.current = current
    }

    /// The version in force; for a pipeline whose file is gone, the last that the document knew.
    package func pipeline(named name: String, lastVersion: String) async throws -> Pipeline {
        if let pipeline = inForce(name) {
            try await record(pipeline)
            return pipeline
        }
        return try await recorded(name, version: lastVersion)
    }

    private func inForce(_ name: String) -> Pipeline? { current().first { $0.name == name } }

    private func recorded(_ name: String, version: String) async throws -> Pipeline {
        guard let json = try await store.definition(pipeline: name, version: version) else {
            throw StoreError.unexpected("no version of the pipeline \(name)")
        }
        var pipeline = try JSONDecoder().decode(Pipeline.self, from: Data(json.utf8))
        // Not on record; an old version may try those of today.
        if let current = inForce(name) {
            pipeline.extract.passwords = current.extract.passwords
        }
        return pipeline
    }

    /// Exactly this version, whatever is in force.
    package func pipeline(named name: String, version: String) async throws -> Pipeline {
        if let pipeline = inForce(name), pipeline.version == version {
            return pipeline
        }
        return try await recorded(name, version: version)
    }

    /// The version in force, written down so that a document may name it.
    package func current(named name: String) async throws -> Pipeline {
        guard let pipeline = inForce(name) else {
            throw StoreError.unexpected("no pipeline of the name \(name) is in force")
        }
        try await record(pipeline)
        return pipeline
    }

    /// Writes a version down, once in this process.
    package func record(_ pipeline: Pipeline) async throws {
        guard !recorded.withLock({ $0.contains(pipeline) }) else { return }
        let definition = String(decoding: try JSONEncoder().encode(pipeline), as: UTF8.self)
        try await store.record(
            pipeline: pipeline.name, version: pipeline.version, definition: definition)
        recorded.withLock { _ = $0.insert(pipeline) }
    }
}

package import Logging
import ServiceLifecycle
package import StrictYAML
import Synchronization

/// The pipelines in force. As a service it looks at the folder once a second and reads it anew when a file changed. A
/// bad edit keeps the last good version in force, and `problems` says so until it is mended.
package final class PipelineCatalogue: Service {
    /// Held while the folder is read, which may take long on a share, so that two looks don't overtake each other.
    private struct Look {
        var catalogue = CatalogueState()
        var signs: [PipelineFolder.Sign] = []
    }

    /// Held for moments.
    private struct Published {
        var pipelines: [Pipeline] = []
        var problems: [ConfigurationMistake] = []
        var listeners: [Int: AsyncStream<[PipelineEvent]>.Continuation] = [:]
        var nextListener = 0
    }

    /// A file that is something else altogether must not flood the log.
    private static let mistakesLogged = 20

    private let folder: PipelineFolder
    private let surroundings: PipelineSurroundings
    private let interval: Duration
    private let logger: Logger
    private let look = Mutex(Look())
    private let published = Mutex(Published())

    /// Reads nothing yet: call `reload`, or run it.
    package init(
        folder: String, surroundings: PipelineSurroundings = .unknown, interval: Duration = .seconds(1),
        logger: Logger
    ) {
        self.folder = PipelineFolder(path: folder)
        self.surroundings = surroundings
        self.interval = interval
        self.logger = logger
    }

    /// By name.
    package func current() -> [Pipeline] {
        published.withLock { $0.pipelines }
    }

    package func pipeline(named name: String) -> Pipeline? {
        current().first { $0.name == name }
    }

    /// What is wrong with the files now; empty when all that they say is in force.
    package func problems() -> [ConfigurationMistake] {
        published.withLock { $0.problems }
    }

    /// Reads the folder anew, whether or not anything changed, and tells everyone what did.
    @discardableResult package func reload() -> [PipelineEvent] {
        look.withLock { look in
            // Signs first: what is written after them shows at the next look.
            look.signs = folder.signs()
            let events = look.catalogue.read(folder, surroundings)
            let catalogue = look.catalogue
            let listeners = published.withLock { published in
                published.pipelines = catalogue.pipelines
                published.problems = catalogue.mistakes
                return Array(published.listeners.values)
            }
            guard !events.isEmpty else { return events }
            events.forEach(log)
            for listener in listeners { listener.yield(events) }
            return events
        }
    }

    /// What each look from now on finds changed. Every caller gets all of it.
    package func changes() -> AsyncStream<[PipelineEvent]> {
        let (stream, continuation) = AsyncStream.makeStream(of: [PipelineEvent].self)
        let number = published.withLock { published in
            published.nextListener += 1
            published.listeners[published.nextListener] = continuation
            return published.nextListener
        }
        continuation.onTermination = { [weak self] _ in
            self?.published.withLock { _ = $0.listeners.removeValue(forKey: number) }
        }
        return stream
    }

    package func run() async throws {
        reload()
        await cancelWhenGracefulShutdown { [self] in
            // Sleep throws only when the service is to end.
            while (try? await Task.sleep(for: interval)) != nil {
                if look.withLock({ $0.signs }) != folder.signs() { reload() }
            }
        }
        let listeners = published.withLock { Array($0.listeners.values) }
        listeners.forEach { $0.finish() }
    }

    private func log(_ event: PipelineEvent) {
        switch event {
        case .added(let pipeline):
            logger.info("pipeline in force", metadata: describe(pipeline))
        case .changed(let pipeline, let from):
            var metadata = describe(pipeline)
            metadata["before"] = "\(from.version)"
            logger.info("pipeline changed", metadata: metadata)
        case .removed(let pipeline):
            logger.notice("pipeline removed", metadata: describe(pipeline))
        case .refused(let file, let mistakes):
            for mistake in mistakes.prefix(Self.mistakesLogged) {
                logger.error("pipeline file refused: \(mistake)", metadata: ["file": "\(file)"])
            }
            if mistakes.count > Self.mistakesLogged {
                logger.error(
                    "pipeline file refused: \(mistakes.count) mistakes in all", metadata: ["file": "\(file)"])
            }
        case .mended(let file):
            logger.notice("pipeline file mended", metadata: ["file": "\(file)"])
        }
    }

    private func describe(_ pipeline: Pipeline) -> Logger.Metadata {
        ["pipeline": "\(pipeline.name)", "version": "\(pipeline.version)"]
    }
}

package import Logging
import ServiceLifecycle
package import StrictYAML
import Synchronization

/// What a folder of configuration files has in force. As a service it looks at the folder once a second and reads it
/// anew when a file changed. A bad edit keeps the last good version in force, and `problems` says so until it is mended.
package final class Catalogue<Rules: CatalogueRules>: Service {
    package typealias Item = Rules.Draft.Item
    package typealias Event = CatalogueEvent<Item>

    /// Held while the folder is read, which may take long on a share, so that two looks don't overtake each other.
    private struct Look {
        var state = CatalogueState<Rules>()
        var signs: [CatalogueFolder.Sign] = []
    }

    /// Held for moments.
    private struct Published {
        var items: [Item] = []
        var problems: [ConfigurationMistake] = []
        var listeners: [Int: AsyncStream<[Event]>.Continuation] = [:]
        var nextListener = 0
    }

    /// A file that is something else altogether must not flood the log.
    private let mistakesLogged = 20

    private let folder: CatalogueFolder
    private let rules: Rules
    private let interval: Duration
    private let logger: Logger
    private let look = Mutex(Look())
    private let published = Mutex(Published())

    /// Reads nothing yet: call `reload`, or run it.
    package init(folder: String, rules: Rules, interval: Duration = .seconds(1), logger: Logger) {
        self.folder = CatalogueFolder(path: folder)
        self.rules = rules
        self.interval = interval
        self.logger = logger
    }

    /// By name.
    package func current() -> [Item] {
        published.withLock { $0.items }
    }

    /// What is wrong with the files now; empty when all that they say is in force.
    package func problems() -> [ConfigurationMistake] {
        published.withLock { $0.problems }
    }

    /// Reads the folder anew, whether or not anything changed, and tells everyone what did.
    @discardableResult package func reload() -> [Event] {
        look.withLock { look in
            // Signs first: what is written after them shows at the next look.
            look.signs = folder.signs()
            let events = look.state.read(folder, rules)
            let state = look.state
            let listeners = published.withLock { published in
                published.items = state.items
                published.problems = state.mistakes
                return Array(published.listeners.values)
            }
            guard !events.isEmpty else { return events }
            events.forEach(log)
            for listener in listeners { listener.yield(events) }
            return events
        }
    }

    /// What each look from now on finds changed. Every caller gets all of it.
    package func changes() -> AsyncStream<[Event]> {
        let (stream, continuation) = AsyncStream.makeStream(of: [Event].self)
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
            var pause = interval
            // Sleep throws only when the service is to end.
            while (try? await Task.sleep(for: pause)) != nil {
                let taken = ContinuousClock().measure {
                    if look.withLock({ $0.signs }) != folder.signs() { reload() }
                }
                // Thousands of files are looked at less often, so that looking stays nothing beside the work.
                pause = max(interval, taken * 100)
            }
        }
        let listeners = published.withLock { Array($0.listeners.values) }
        listeners.forEach { $0.finish() }
    }

    private func log(_ event: Event) {
        switch event {
        case .added(let item):
            logger.info("\(Rules.noun) in force", metadata: rules.metadata(of: item))
        case .changed(let item, let from):
            var metadata = rules.metadata(of: item)
            let before = rules.metadata(of: from)
            // What is the same before and after says nothing of the change.
            for (key, value) in before where metadata[key] != value { metadata["\(key)-before"] = value }
            logger.info("\(Rules.noun) changed", metadata: metadata)
        case .removed(let item):
            logger.notice("\(Rules.noun) removed", metadata: rules.metadata(of: item))
        case .refused(let file, let mistakes):
            for mistake in mistakes.prefix(mistakesLogged) {
                logger.error("\(Rules.noun) file refused: \(mistake)", metadata: ["file": "\(file)"])
            }
            if mistakes.count > mistakesLogged {
                logger.error(
                    "\(Rules.noun) file refused: \(mistakes.count) mistakes in all",
                    metadata: ["file": "\(file)"])
            }
        case .mended(let file):
            logger.notice("\(Rules.noun) file mended", metadata: ["file": "\(file)"])
        }
    }
}

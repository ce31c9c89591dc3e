import Console
import Foundation
import HTTPTestSupport
import Logging
import ServiceLifecycle
import Synchronization
import Testing

/// Sources that a test sets, and that can hang.
final class FakeSources: Sendable {
    struct Broken: Error, CustomStringConvertible {
        let description = "the server is away"
    }

    struct State {
        var troubles: [String] = []
        var health = HealthOverview(checks: [], swept: nil)
        var metrics: [MetricFamily] = []
        var isBroken = false
        var isHanging = false
        var scrapes = 0
    }

    let state = Mutex(State())

    func set(_ change: (inout State) -> Void) {
        state.withLock { change(&$0) }
    }

    /// A hang hears no cancellation, as libpq doesn't; but it ends, so that the test does.
    private func get<Value: Sendable>(_ value: @Sendable (State) -> Value) async throws -> Value {
        while state.withLock(\.isHanging) {
            await Task.detached { try? await Task.sleep(for: .milliseconds(1)) }.value
        }
        if state.withLock(\.isBroken) { throw Broken() }
        return state.withLock { value($0) }
    }

    var sources: ConsoleSources {
        ConsoleSources(
            version: "1.2.3", troubles: { try await self.get(\.troubles) },
            health: { try await self.get(\.health) },
            metrics: {
                self.set { $0.scrapes += 1 }
                return try await self.get(\.metrics)
            })
    }
}

/// What is logged as an error.
final class ErrorLog: Sendable {
    let messages: AsyncStream<String>
    private let message: AsyncStream<String>.Continuation

    init() {
        (messages, message) = AsyncStream.makeStream()
    }

    var logger: Logger {
        var logger = Logger(label: "tests.console") { [message] _ in Handler(message: message) }
        logger.logLevel = .error
        return logger
    }

    private struct Handler: LogHandler {
        let message: AsyncStream<String>.Continuation
        var metadata: Logger.Metadata = [:]
        var logLevel: Logger.Level = .error

        subscript(metadataKey key: String) -> Logger.Metadata.Value? {
            get { metadata[key] }
            set { metadata[key] = newValue }
        }

        func log(event: LogEvent) {
            message.yield("\(event.message)")
        }
    }
}

/// Runs a console on a free port for as long as `body` takes.
///
/// - Parameter patience: short only where the sources hang; a busy machine must not be taken for one that does.
func withConsole(
    _ fake: FakeSources, patience: Duration = .seconds(600),
    _ body: @escaping @Sendable (RawClient) async throws -> Void
) async throws {
    try await withConsole(fake.sources, patience: patience, body)
}

func withConsole(
    _ sources: ConsoleSources, patience: Duration,
    _ body: @escaping @Sendable (RawClient) async throws -> Void
) async throws {
    var logger = Logger(label: "tests.console")
    logger.logLevel = .critical
    let (ports, listening) = AsyncStream.makeStream(of: Int.self)
    let server = ConsoleServer(
        host: "127.0.0.1", port: 0, sources: sources, logger: logger, patience: patience,
        onListening: { listening.yield($0) })
    try await run(server, logger: logger) {
        for await port in ports { return try await body(RawClient(port: port)) }
    }
}

/// Runs a service in a group of its own until `body` has ended.
func run(_ server: ConsoleServer, logger: Logger, _ body: @escaping @Sendable () async throws -> Void)
    async throws
{
    let group = ServiceGroup(configuration: .init(services: [server], logger: logger))
    try await withThrowingTaskGroup { tasks in
        tasks.addTask { try await group.run() }
        tasks.addTask {
            let result = await Result { try await body() }
            await group.triggerGracefulShutdown()
            try result.get()
        }
        try await tasks.waitForAll()
    }
}

extension Result where Failure == any Error {
    init(_ body: () async throws -> Success) async {
        do {
            self = .success(try await body())
        } catch {
            self = .failure(error)
        }
    }
}

@Suite("The console", .timeLimit(.minutes(10)))
struct ConsoleServerTests {
    @Test("is alive, whatever hangs behind it")
    func live() async throws {
        let fake = FakeSources()
        fake.set { $0.isHanging = true }
        try await withConsole(fake) { client in
            let reply = try await client.get("/health/live")
            #expect(reply.status == 200)
            #expect(reply.headers["content-type"] == "application/json")
            #expect(reply.body == "{\"state\":\"ok\",\"version\":\"1.2.3\"}\n")
            fake.set { $0.isHanging = false }
        }
    }

    @Test("is ready when nothing is in the way, and says what is")
    func ready() async throws {
        let fake = FakeSources()
        try await withConsole(fake) { client in
            let reply = try await client.get("/health/ready")
            #expect(reply.status == 200 && reply.body == "{\"reasons\":[],\"state\":\"ready\"}\n")
        }
        fake.set { $0.troubles = ["no worker runs"] }
        try await withConsole(fake) { client in
            let reply = try await client.get("/health/ready")
            #expect(reply.status == 503)
            #expect(reply.body == "{\"reasons\":[\"no worker runs\"],\"state\":\"not ready\"}\n")
        }
        fake.set { $0.isBroken = true }
        try await withConsole(fake) { client in
            let reply = try await client.get("/health/ready")
            #expect(reply.status == 503 && reply.body.contains("the server is away"))
        }
        fake.set { $0.isHanging = true }
        try await withConsole(fake, patience: .milliseconds(200)) { client in
            let reply = try await client.get("/health/ready")
            #expect(reply.status == 503 && reply.body.contains("no answer within 0.2 seconds"))
            fake.set { $0.isHanging = false }
        }
    }

    @Test(
        "answers 503 for what is critical or unknowable, and 200 for the rest",
        arguments: [
            ([], "unknown", 200), ([.ok, .ok], "ok", 200), ([.ok, .warning], "warning", 200),
            ([.unknown, .ok], "unknown", 200), ([.warning, .critical, .unknown], "critical", 503),
        ] as [([HealthOverview.State], String, Int)])
    func health(states: [HealthOverview.State], state: String, status: Int) async throws {
        let fake = FakeSources()
        let checks = states.enumerated().map {
            HealthOverview.Check(name: "check-\($0)", state: $1, value: 1.5)
        }
        fake.set { $0.health = HealthOverview(checks: checks, swept: Date(timeIntervalSince1970: 0)) }
        try await withConsole(fake) { client in
            let reply = try await client.get("/health")
            #expect(reply.status == status)
            let object = try #require(
                try JSONSerialization.jsonObject(with: Data(reply.body.utf8)) as? [String: Any])
            #expect(object["state"] as? String == state)
            #expect((object["checks"] as? [Any])?.count == states.count)
            #expect(object["swept"] as? String == "1970-01-01T00:00:00Z")
        }
    }

    @Test("serves metrics, and the last ones it knew, with their age, when the database hangs")
    func metrics() async throws {
        let fake = FakeSources()
        fake.set { $0.metrics = [.gauge("a2d2_jobs", "Jobs.", .init(7))] }
        try await withConsole(fake, patience: .seconds(3)) { client in
            let first = try await client.get("/metrics")
            #expect(first.status == 200)
            #expect(first.headers["content-type"] == "text/plain; version=0.0.4; charset=utf-8")
            for line in ["a2d2_jobs 7", "a2d2_metrics_fresh 1", "a2d2_build_info{version=\"1.2.3\"} 1"] {
                #expect(first.body.contains("\n\(line)\n"), "\(line)")
            }
            fake.set {
                $0.metrics = [.gauge("a2d2_jobs", "Jobs.", .init(8))]
                $0.isHanging = true
            }
            // Until the first is no longer new, then without an answer.
            var reply = first
            while reply.body.contains("\na2d2_metrics_fresh 1\n") { reply = try await client.get("/metrics") }
            #expect(reply.status == 200 && reply.body.contains("\na2d2_jobs 7\n"))
            let age = reply.body.split(separator: "\n").first { $0.hasPrefix("a2d2_metrics_age_seconds ") }
            #expect(try #require(age.flatMap { Double($0.split(separator: " ")[1]) }) >= 2)
            fake.set { $0.isHanging = false }
            while !reply.body.contains("\na2d2_jobs 8\n") { reply = try await client.get("/metrics") }
            // However many asked: each value was got once.
            #expect(fake.state.withLock(\.scrapes) <= 3)
        }
    }

    @Test("sends only the head for HEAD, with the body's length")
    func head() async throws {
        try await withConsole(FakeSources()) { client in
            let get = try await client.get("/health/live")
            let head = try await client.request("HEAD", "/health/live")
            #expect(head.status == 200 && head.body.isEmpty)
            #expect(head.headers["content-length"] == "\(get.body.utf8.count)")
        }
    }

    @Test("refuses other methods and paths in JSON")
    func refusals() async throws {
        try await withConsole(FakeSources()) { client in
            for method in ["POST", "PUT", "DELETE", "OPTIONS"] {
                let reply = try await client.request(method, "/metrics", headers: "Content-Length: 0\r\n")
                #expect(reply.status == 405 && reply.headers["allow"] == "GET, HEAD")
                #expect(reply.body == "{\"error\":\"only GET and HEAD are allowed here\"}\n")
            }
            for path in [
                "/", "/metrics/", "/health/../metrics", "/%2e%2e/etc/passwd", "/health?x=1/nothing/",
            ] {
                let reply = try await client.get(path)
                let isKnown = path.hasPrefix("/health?")
                #expect(reply.status == (isKnown ? 200 : 404), "\(path)")
                #expect(reply.headers["content-type"] == "application/json")
            }
        }
    }

    @Test("hangs up on heads that are too large, and on what is no HTTP")
    func limits() async throws {
        try await withConsole(FakeSources()) { client in
            let large = "X-Filler: \(String(repeating: "a", count: 20_000))\r\n"
            let reply = try await client.request("GET", "/health/live", headers: large)
            #expect(reply.status >= 400 && reply.status < 500)
            let many = (1...100).map { "X-\($0): a\r\n" }.joined()
            #expect(try await client.request("GET", "/health/live", headers: many).status >= 400)
            #expect(try await !client.exchange("nonsense\r\n\r\n").contains("200 OK"))
            #expect(try await client.get("/health/live").status == 200)
        }
    }

    @Test("says once that its address is taken, and tries again until it is free")
    func addressTaken() async throws {
        let taken = try TakenPort()
        let port = taken.port
        let log = ErrorLog()
        let (ports, listening) = AsyncStream.makeStream(of: Int.self)
        let server = ConsoleServer(
            host: "127.0.0.1", port: port, sources: FakeSources().sources, logger: log.logger,
            retry: .milliseconds(20), onListening: { listening.yield($0) })
        try await run(server, logger: log.logger) {
            for await message in log.messages {
                #expect(message.contains("set http.listen to another or to none"))
                break
            }
            taken.release()
            for await bound in ports {
                #expect(bound == port)
                let reply = try await RawClient(port: bound).get("/health/live")
                return #expect(reply.status == 200)
            }
        }
    }

    @Test("stops while its address is taken")
    func stopsWhileTaken() async throws {
        let taken = try TakenPort()
        var logger = Logger(label: "tests.console")
        logger.logLevel = .critical
        let server = ConsoleServer(
            host: "127.0.0.1", port: taken.port, sources: FakeSources().sources, logger: logger,
            retry: .seconds(3600))
        try await run(server, logger: logger) {}
        taken.release()
    }
}

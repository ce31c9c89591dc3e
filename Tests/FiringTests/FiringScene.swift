import Documents
import Firing
import Foundation
import Jobs
import Logging
import Postgres
import PostgresTestSupport
import Scheduling
import ServiceLifecycle
import Store
import Synchronization

/// Schedules on a database of their own, and a performer that does what a test says.
struct FiringScene: Sendable {
    let database: Database
    let store: ScheduleStore
    let desk: FireDesk
    let performer = ScriptedPerformer()

    static let quiet = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }

    init(_ database: Database) {
        self.database = database
        store = ScheduleStore(database: database)
        desk = FireDesk(store: store, logger: Self.quiet)
    }

    /// As if the schedule had been decided about for the last time so many seconds ago.
    func lookBack(_ seconds: Int, _ schedule: Schedule) async throws {
        try await desk.know([schedule])
        try await database.execute(
            """
            UPDATE schedules SET decided_until = clock_timestamp() - make_interval(secs => \(Double(seconds)))
            WHERE name = \(schedule.name)
            """)
    }

    /// Carries out what is ready, and what gets its turn, until nothing is.
    func work(lease: Duration = .seconds(30), patience: FirePatience = FirePatience()) async throws {
        let processor = processor(lease: lease, patience: patience)
        try await run([processor], until: Until(queue: processor.queue))
    }

    func processor(
        lease: Duration = .seconds(30), patience: FirePatience = FirePatience(),
        performer: (any FirePerformer)? = nil
    ) -> Processor {
        Processor(
            queue: JobQueue(database: database, leaseDuration: lease),
            handler: FireHandler(
                schedules: store, performer: performer ?? self.performer, patience: patience,
                logger: Self.quiet),
            options: Processor.Options(
                concurrency: [.fire: 2], retry: RetryPolicy(first: .zero, longest: .zero),
                poll: .milliseconds(50), drain: .seconds(5)),
            logger: Self.quiet)
    }

    func run(_ services: [any Service], until end: any Service) async throws {
        let group = ServiceGroup(
            configuration: ServiceGroupConfiguration(
                services: services.map { .init(service: $0) } + [
                    .init(service: end, successTerminationBehavior: .gracefullyShutdownGroup)
                ], logger: Self.quiet))
        try await group.run()
    }

    func states(of schedule: Schedule) async throws -> [FireRecord.State] {
        try await store.fires(of: schedule.name).reversed().map(\.state)
    }

    private struct Until: Service {
        let queue: JobQueue

        func run() async throws {
            while try await queue.hasWork(at: .fire) { try await Task.sleep(for: .milliseconds(20)) }
        }
    }
}

func withFiring(_ body: (FiringScene) async throws -> Void) async throws {
    try await withFreshDatabase(migrations: Schema.migrations) { try await body(FiringScene($0)) }
}

extension Schedule {
    /// A chore that nobody knows, which is as good as any for a performer of a test; so seldom that none comes
    /// due by itself however slow the machine is.
    static func sample(
        _ name: String = "sample", _ recurrence: String = "@every 1h", missed: MissedPolicy = MissedPolicy(),
        overlap: OverlapPolicy = .skip, timeout: Duration = .seconds(60), retries: Int = 0,
        jitter: Duration = .zero, isEnabled: Bool = true
    ) throws -> Schedule {
        Schedule(
            name: name, recurrence: try Recurrence.parse(recurrence), timeZone: .gmt,
            run: .chore(name: "test", parameters: [:]), missed: missed, overlap: overlap, timeout: timeout,
            retries: retries, jitter: jitter, isEnabled: isEnabled)
    }
}

/// Does what a test says, and remembers which fires it carried out.
final class ScriptedPerformer: FirePerformer {
    typealias Script = @Sendable (FireRecord) async throws -> FireOutcome

    private let script = Mutex<Script> { _ in .done("done") }
    private let begun = Mutex<[FireRecord]>([])

    /// One for each attempt.
    var attempts: [FireRecord] { begun.withLock { $0 } }

    func answer(_ script: @escaping Script) {
        self.script.withLock { $0 = script }
    }

    func perform(_ fire: FireRecord) async throws -> FireOutcome {
        begun.withLock { $0.append(fire) }
        return try await script.withLock { $0 }(fire)
    }
}

struct Mishap: Error, CustomStringConvertible {
    let description = "mishap"
}

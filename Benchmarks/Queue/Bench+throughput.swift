import Documents
import Foundation
import Jobs
import Postgres
import ServiceLifecycle

extension Bench {
    /// So many documents that wait to be extracted, and nothing else.
    func fill(_ count: Int) async throws {
        try await database.withConnection { connection in
            try connection.script(
                """
                TRUNCATE jobs, stage_runs, documents, pipeline_versions CASCADE;
                INSERT INTO pipeline_versions (name, version, definition) VALUES ('bench', '1', '{}');
                INSERT INTO documents (id, sha256, size, name, pipeline, pipeline_version)
                    SELECT (lpad(to_hex(1764000000000 + number / 10), 12, '0') || '7' || substr(md5(number::text), 1, 3)
                        || '8' || substr(md5(number::text), 4, 15))::uuid, repeat('0', 64), 1, 'x', 'bench', '1'
                    FROM generate_series(1, \(count)) AS number;
                INSERT INTO jobs (document_id, stage, pipeline)
                    SELECT id, 'extract', 'bench' FROM documents ORDER BY id;
                """)
            // The wait for vacuum is part of nobody's figure.
            try connection.script("VACUUM ANALYZE jobs")
            try connection.script("VACUUM ANALYZE documents")
            try connection.script("CHECKPOINT")
        }
    }

    /// Takes `jobs` jobs from extract to classify, by the queue alone: claims of a batch, hand-offs of a batch. Answers
    /// jobs a second.
    func drain(_ jobs: Int, clients: Int, batch: Int) async throws -> Double {
        let queue = JobQueue(database: database)
        let work = NoWork()
        let start = ContinuousClock.now
        let done = try await withThrowingTaskGroup(of: Int.self) { group in
            for _ in 0..<clients {
                group.addTask {
                    var done = 0
                    while done < jobs / clients,
                        case let claimed = try await queue.claim(.extract, limit: batch),
                        !claimed.isEmpty
                    {
                        let ended = try await queue.complete(
                            claimed.map { ($0, work.handOff($0)) }, maxAttempts: 10)
                        done += ended.count
                    }
                    return done
                }
            }
            return try await group.reduce(0, +)
        }
        return Double(done) / ((ContinuousClock.now - start) / .seconds(1))
    }

    /// The same by the processor as the service runs it, with `room` jobs in hand at a time.
    func process(_ jobs: Int, room: Int) async throws -> Double {
        let processor = Processor(
            queue: JobQueue(database: database, leaseDuration: .seconds(60)), handler: NoWork(),
            options: Processor.Options(concurrency: [.extract: room], poll: .seconds(1)), logger: logger)
        let database = database
        let start = ContinuousClock.now
        let watch = Until {
            while try await !database.query(
                "SELECT FROM jobs WHERE stage = 'extract' LIMIT 1"
            ).isEmpty { try await Task.sleep(for: .milliseconds(20)) }
        }
        try await lead(processor, until: watch)
        return Double(jobs) / ((watch.end - start) / .seconds(1))
    }

    func lead(_ processor: Processor, until watch: Until) async throws {
        let group = ServiceGroup(
            configuration: ServiceGroupConfiguration(
                services: [
                    .init(service: processor),
                    .init(service: watch, successTerminationBehavior: .gracefullyShutdownGroup),
                ], logger: logger))
        try await group.run()
    }
}

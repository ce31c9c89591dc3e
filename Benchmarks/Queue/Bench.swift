import Documents
import Foundation
import Jobs
import Logging
import Postgres
import ServiceLifecycle
import Store
import Synchronization

/// `benchmark-queue URL COMMAND …`: one figure of the queue, printed as a number. `Benchmarks/queue.sh` puts them side by
/// side with those of others.
@main
struct Bench {
    let database: Database
    let logger: Logger

    static func main() async throws {
        let arguments = CommandLine.arguments.dropFirst()
        guard let url = arguments.first, let command = arguments.dropFirst().first else {
            fatalError(
                """
                benchmark-queue URL migrate | fill JOBS | drain JOBS CLIENTS BATCH | process JOBS ROOM
                    | churn SECONDS CLIENTS BATCH | hold SECONDS CLIENTS BATCH | latency COUNT
                """
            )
        }
        let numbers = arguments.dropFirst(2).compactMap { Int($0) }
        var logger = Logger(label: "benchmark")
        logger.logLevel = .error
        let database = Database(settings: try ConnectionSettings(url: url), poolSize: 12, logger: logger)
        let bench = Bench(database: database, logger: logger)
        switch (command, numbers.count) {
        case ("migrate", 0): try await Migrator(Schema.migrations).up(database)
        case ("fill", 1): try await bench.fill(numbers[0])
        case ("drain", 3): print(try await bench.drain(numbers[0], clients: numbers[1], batch: numbers[2]))
        case ("process", 2): print(try await bench.process(numbers[0], room: numbers[1]))
        case ("churn", 3), ("hold", 3):
            try await bench.churn(
                seconds: numbers[0], clients: numbers[1], batch: numbers[2], isHeld: command == "hold")
        case ("latency", 1): try await bench.latency(numbers[0])
        default: fatalError("unknown: \(arguments.joined(separator: " "))")
        }
        await database.close()
    }
}

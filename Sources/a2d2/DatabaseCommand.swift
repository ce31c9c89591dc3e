import ArgumentParser
import Foundation
import Operations
import Postgres
import Store
import Terminal

struct DatabaseCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "database", abstract: "The schema: bring it up to date, take it back, look at it.",
        subcommands: [Migrate.self, Rollback.self, ShowStatus.self], defaultSubcommand: ShowStatus.self)

    struct Migrate: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Bring the schema up to date.", discussion: "Example: a2d2 database migrate")

        @OptionGroup var global: GlobalOptions

        func run() async throws {
            let applied = try await global.withDatabase { try await Migrator(Schema.migrations).up($0) }
            try global.output.answer(
                applied.isEmpty ? "The schema is up to date." : "Applied \(applied.joined(separator: ", ")).",
                json: ["applied": applied])
        }
    }

    struct Rollback: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Take back the newest migrations. What only they could hold is lost.",
            discussion: "Example: a2d2 database rollback --steps 1 --yes")

        @OptionGroup var global: GlobalOptions
        @Option(help: "How many migrations.") var steps = 1
        @Flag(help: "Yes, really.") var yes = false

        func validate() throws {
            guard yes else { throw ValidationError("A rollback deletes data: say --yes.") }
            guard steps > 0 else { throw ValidationError("--steps is 1 or more.") }
        }

        func run() async throws {
            let undone = try await global.withDatabase { [steps] database in
                try await Migrator(Schema.migrations).down(database, steps: steps)
            }
            try global.output.answer(
                undone.isEmpty
                    ? "There was nothing to take back." : "Took back \(undone.joined(separator: ", ")).",
                json: ["undone": undone])
        }
    }

    struct ShowStatus: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "status", abstract: "Which migrations are applied.",
            discussion: "Example: a2d2 database status --json")

        struct Report: Encodable {
            var name: String
            var applied: Date?
        }

        @OptionGroup var global: GlobalOptions

        func run() async throws {
            let reports = try await global.withDatabase { database in
                try await Migrator(Schema.migrations).status(database)
                    .map { Report(name: $0.name, applied: $0.applied) }
            }
            try global.output.list(
                reports, columns: [.init("migration"), .init("applied")], empty: "There are no migrations.",
                cells: { [$0.name, $0.applied?.short ?? "not yet"] }, json: { $0 })
        }
    }
}

extension GlobalOptions {
    /// Opens the database, its schema as it is.
    func withDatabase<Result: Sendable>(_ use: @Sendable (Database) async throws -> Result) async throws
        -> Result
    {
        let settings = try settings()
        return try await Installation.withDatabase(settings, poolSize: 2, logger: logger(settings)) {
            database, _ in try await use(database)
        }
    }
}

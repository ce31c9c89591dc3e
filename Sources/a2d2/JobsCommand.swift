import ArgumentParser
import Documents
import Foundation
import Jobs
import Operations
import Store
import Terminal

struct JobsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "jobs", abstract: "See and steer what waits in the queue.",
        subcommands: [List.self, Show.self, Retry.self, Cancel.self, Pause.self, Resume.self],
        defaultSubcommand: List.self)

    /// A job as `--json` prints it.
    struct Report: Encodable {
        var id: Int64
        var document: String
        var stage: String
        var pipeline: String
        var state: String
        var attempt: Int
        var maxAttempts: Int
        var readyAt: Date
        var createdAt: Date
        var lastFailure: String?

        init(_ job: JobQueue.Listed) {
            id = job.id
            document = job.document.description
            stage = job.stage.rawValue
            pipeline = job.pipeline
            state = job.state
            attempt = job.attempt
            maxAttempts = job.maxAttempts
            readyAt = job.readyAt
            createdAt = job.createdAt
            lastFailure = job.lastFailure
        }
    }

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Live jobs, those at work first.")

        @OptionGroup var global: GlobalOptions
        @Option(help: "Only jobs of this stage.") var stage: StageName?
        @Option(help: "How many at most.") var limit = 100

        func run() async throws {
            let jobs = try await global.withInstallation { [stage, limit] installation in
                try await JobQueue.list(stage: stage, limit: limit, on: installation.database)
            }
            try global.output.list(
                jobs,
                columns: [
                    .init("job", .right), .init("document"), .init("stage"), .init("pipeline"),
                    .init("state"),
                    .init("attempt", .right), .init("last failure", maximum: 60),
                ],
                empty: "No jobs: nothing waits and nothing runs.",
                cells: { job in
                    [
                        "\(job.id)", job.document.description, job.stage.rawValue, job.pipeline, job.state,
                        "\(job.attempt)/\(job.maxAttempts)", job.lastFailure ?? "",
                    ]
                },
                json: Report.init)
        }
    }

    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "One job, with its last failure.")

        @OptionGroup var global: GlobalOptions
        @Argument(help: "The job's number.") var job: Int64

        func run() async throws {
            let found = try await global.withInstallation { [job] installation in
                try await JobQueue.list(id: job, on: installation.database).first
            }
            guard let found else { throw Failure(.badUsage, "\(QueueError.noSuchJob(job))") }
            let output = global.output
            if output.isJSON { return try output.object(Report(found)) }
            print("job        \(found.id), \(found.state), attempt \(found.attempt) of \(found.maxAttempts)")
            print("document   \(found.document)")
            print("stage      \(found.stage.rawValue) of the pipeline \(found.pipeline)")
            print("ready      \(found.readyAt.short)")
            if let failure = found.lastFailure { print("failure    \(failure.printable)") }
        }
    }

    struct Retry: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Make a waiting job ready now, with all its attempts again.")

        @OptionGroup var global: GlobalOptions
        @Argument(help: "The job's number.") var job: Int64

        func run() async throws {
            try await global.withInstallation { [job] installation in
                try await orBadUsage { try await JobQueue.retryNow(job, on: installation.database) }
            }
            global.output.line("job \(job) is ready")
        }
    }

    struct Cancel: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "End a job; its document goes to quarantine, its original is kept.")

        @OptionGroup var global: GlobalOptions
        @Argument(help: "The job's number.") var job: Int64

        func run() async throws {
            let document = try await global.withInstallation { [job] installation in
                try await orBadUsage { try await installation.store.cancel(job: job, by: NSUserName()) }
            }
            global.output.line("job \(job) is cancelled; document \(document) is in quarantine")
        }
    }

    struct Pause: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Hold back a stage, a pipeline, or both; with neither, everything.")

        @OptionGroup var global: GlobalOptions
        @Option(help: "Only this stage.") var stage: StageName?
        @Option(help: "Only this pipeline.") var pipeline: String?

        func run() async throws {
            try await global.withInstallation { [stage, pipeline] installation in
                try await JobQueue.pause(stage, pipeline: pipeline, on: installation.database)
            }
            global.output.line("paused; what is at work already is finished")
        }
    }

    struct Resume: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Take back a pause, with the words that made it.")

        @OptionGroup var global: GlobalOptions
        @Option(help: "The stage that was paused.") var stage: StageName?
        @Option(help: "The pipeline that was paused.") var pipeline: String?

        func run() async throws {
            let wasPaused = try await global.withInstallation { [stage, pipeline] installation in
                try await JobQueue.resume(stage, pipeline: pipeline, on: installation.database)
            }
            global.output.line(wasPaused ? "resumed" : "there was no such pause")
        }
    }
}

extension StageName: ExpressibleByArgument {}

/// What a person asked for that isn't there is a mistake in the words, not a breakdown.
func orBadUsage<Result: Sendable>(_ work: @Sendable () async throws -> Result) async throws -> Result {
    do {
        return try await work()
    } catch let error as QueueError {
        throw Failure(.badUsage, error.description)
    } catch let error as StoreError {
        throw Failure(.badUsage, error.description)
    }
}

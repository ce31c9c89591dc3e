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
        subcommands: [
            List.self, Show.self, Retry.self, Cancel.self, Snooze.self, Prioritize.self, Pause.self,
            Resume.self,
            Limit.self, Unlimit.self, Limits.self,
        ],
        defaultSubcommand: List.self)

    /// A job as `--json` prints it.
    struct Report: Encodable {
        var id: Int64
        var document: String?
        var fire: String?
        var stage: String
        var pipeline: String
        /// Of a range of a long document, from 1.
        var firstPage: Int?
        var lastPage: Int?
        var state: String
        var attempt: Int
        var maxAttempts: Int
        var readyAt: Date
        var createdAt: Date
        var lastFailure: String?

        init(_ job: JobQueue.Listed) {
            id = job.id
            document = job.subject.document?.description
            fire = job.subject.fire?.uuidString.lowercased()
            stage = job.stage.rawValue
            pipeline = job.pipeline
            firstPage = job.pages?.lowerBound
            lastPage = job.pages?.upperBound
            state = job.state
            attempt = job.attempt
            maxAttempts = job.maxAttempts
            readyAt = job.readyAt
            createdAt = job.createdAt
            lastFailure = job.lastFailure
        }
    }

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Live jobs, those at work first.", discussion: "Example: a2d2 jobs list --stage extract"
        )

        @OptionGroup var global: GlobalOptions
        @Option(help: "Only jobs of this stage.") var stage: StageName?
        @OptionGroup var most: ListLimit

        func run() async throws {
            let jobs = try await global.withInstallation { [stage, limit = most.limit] installation in
                try await JobQueue.list(stage: stage, limit: limit, on: installation.database)
            }
            try global.output.list(
                jobs,
                columns: [
                    .init("job", .right), .init("document or fire"), .init("stage"),
                    .init("pages"), .init("pipeline"), .init("state"),
                    .init("attempt", .right), .init("last failure", maximum: 60),
                ],
                empty: "No jobs: nothing waits and nothing runs.",
                cells: { job in
                    [
                        "\(job.id)", job.subject.description, job.stage.rawValue,
                        job.pages?.inWords ?? "", job.pipeline, job.state,
                        "\(job.attempt)/\(job.maxAttempts)", job.lastFailure ?? "",
                    ]
                },
                json: Report.init)
        }
    }

    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "One job, with its last failure.", discussion: "Example: a2d2 jobs show 42")

        @OptionGroup var global: GlobalOptions
        @Argument(help: "The job's number.") var job: Int64

        func run() async throws {
            let found = try await global.withInstallation { [job] installation in
                try await JobQueue.list(id: job, on: installation.database).first
            }
            guard let found else { throw QueueError.noSuchJob(job) }
            let output = global.output
            if output.isJSON { return try output.object(Report(found)) }
            print("job        \(found.id), \(found.state), attempt \(found.attempt) of \(found.maxAttempts)")
            switch found.subject {
            case .document(let id): print("document   \(id)")
            case .fire(let id): print("fire       \(id.uuidString.lowercased())")
            }
            print("stage      \(found.stage.rawValue) of the pipeline \(found.pipeline)")
            if let pages = found.pages { print("pages      \(pages.inWords)") }
            print("ready      \(found.readyAt.short)")
            if let failure = found.lastFailure { print("failure    \(failure.printable)") }
        }
    }
}

extension ClosedRange<Int> {
    /// As people write a range of pages.
    var inWords: String { lowerBound == upperBound ? "\(lowerBound)" : "\(lowerBound)–\(upperBound)" }
}

extension StageName: ExpressibleByArgument {}

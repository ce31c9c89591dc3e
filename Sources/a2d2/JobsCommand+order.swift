import ArgumentParser
import Documents
import Foundation
import Jobs
import Operations
import StrictYAML

extension JobsCommand {
    /// One job, or all that wait for a stage or in a pipeline.
    struct Selection: ParsableArguments {
        @Argument(help: "The job's number; without one, say which stage or pipeline.") var job: Int64?
        @Option(help: "Every waiting job of this stage.") var stage: StageName?
        @Option(help: "Every waiting job of this pipeline.") var pipeline: String?

        func validate() throws {
            guard (job == nil) != (stage == nil && pipeline == nil) else {
                throw ValidationError("Name either a job, or a stage, a pipeline, or both of these.")
            }
        }

        var selection: JobQueue.Selection {
            JobQueue.Selection(job: job, stage: stage, pipeline: pipeline)
        }
    }

    /// How many jobs were changed, as `--json` prints it.
    struct Change: Encodable {
        var jobs: Int
        var readyAt: Date?
        var priority: Int?
    }

    struct Snooze: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Let waiting jobs wait for some time longer.",
            discussion: "Example: a2d2 jobs snooze --pipeline archive --for 8h")

        @OptionGroup var global: GlobalOptions
        @OptionGroup var which: Selection
        @Option(name: .customLong("for"), help: "How long from now: 30m, 8h, 2d; 0s ends a wait.") var time:
            String

        private var wait: Duration {
            get throws {
                guard case .value(let wait) = DurationUnit.parse(time), wait >= .zero,
                    wait <= .seconds(366 * 86_400)
                else {
                    throw Failure(
                        .badUsage, "--for \(time) is no duration up to a year, such as 30m, 8h or 2d")
                }
                return wait
            }
        }

        func run() async throws {
            let wait = try wait
            let (count, until) = try await global.withInstallation {
                [selection = which.selection] installation in
                try await JobQueue.snooze(selection, for: wait, on: installation.database)
            }
            try global.output.answer(
                "\(count) \(count == 1 ? "job waits" : "jobs wait") until \(until.short)",
                json: Change(jobs: count, readyAt: until))
        }
    }

    struct Prioritize: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Have jobs done sooner or later than others, here and in all stages to come.",
            discussion: "Example: a2d2 jobs prioritize 42 --priority 50")

        @OptionGroup var global: GlobalOptions
        @OptionGroup var which: Selection
        @Option(parsing: .unconditional, help: "-100 to 100: higher is sooner, 0 is usual.") var priority: Int

        func validate() throws {
            guard (-100...100).contains(priority) else {
                throw ValidationError("--priority is a number from -100 to 100.")
            }
        }

        func run() async throws {
            let count = try await global.withInstallation {
                [selection = which.selection, priority] installation in
                try await JobQueue.prioritize(selection, to: priority, on: installation.database)
            }
            try global.output.answer(
                "\(count) \(count == 1 ? "job has" : "jobs have") the priority \(priority)",
                json: Change(jobs: count, priority: priority))
        }
    }
}

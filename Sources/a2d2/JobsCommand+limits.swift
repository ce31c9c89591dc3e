import ArgumentParser
import Documents
import Foundation
import Jobs
import Operations
import Terminal

extension JobsCommand {
    /// A limit, as `--json` prints it; nil stands for all.
    struct LimitReport: Encodable {
        var stage: String?
        var pipeline: String?
        /// Missing when there is no limit any more.
        var most: Int?
        var running: Int?
        var since: Date?
    }

    struct Limit: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract:
                "Let at most so many jobs of a stage or a pipeline be at work at once, on all machines together.",
            discussion: "Example: a2d2 jobs limit --stage extract --pipeline archive --most 2")

        @OptionGroup var global: GlobalOptions
        @Option(help: "Only this stage; all stages together without it.") var stage: StageName?
        @Option(help: "Only this pipeline; all pipelines together without it.") var pipeline: String?
        @Option(help: "How many at once, from 1; `jobs pause` holds all of them back.") var most: Int

        func validate() throws {
            guard (1...100_000).contains(most) else {
                throw ValidationError("--most is a number from 1 to 100000; `jobs pause` holds back all.")
            }
        }

        func run() async throws {
            try await global.withInstallation { [stage, pipeline, most] installation in
                try await JobQueue.limit(stage, pipeline: pipeline, to: most, on: installation.database)
            }
            try global.output.answer(
                "at most \(most) at once; what is at work already is finished",
                json: LimitReport(stage: stage?.rawValue, pipeline: pipeline, most: most))
        }
    }

    struct Unlimit: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Take back a limit, with the words that made it.",
            discussion: "Example: a2d2 jobs unlimit --stage extract --pipeline archive")

        @OptionGroup var global: GlobalOptions
        @Option(help: "The stage that was limited.") var stage: StageName?
        @Option(help: "The pipeline that was limited.") var pipeline: String?

        func run() async throws {
            let wasLimited = try await global.withInstallation { [stage, pipeline] installation in
                try await JobQueue.unlimit(stage, pipeline: pipeline, on: installation.database)
            }
            try global.output.answer(
                wasLimited
                    ? "no limit any more"
                    : "there was no such limit; `a2d2 jobs limits` lists those there are",
                json: LimitReport(stage: stage?.rawValue, pipeline: pipeline))
        }
    }

    struct Limits: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "The limits that are in force, and how far they are used.",
            discussion: "Example: a2d2 jobs limits")

        @OptionGroup var global: GlobalOptions

        func run() async throws {
            let limits = try await global.withInstallation { installation in
                try await JobQueue.limits(on: installation.database)
            }
            try global.output.list(
                limits,
                columns: [
                    .init("stage"), .init("pipeline"), .init("at most", .right), .init("at work", .right),
                    .init("since"),
                ],
                empty: "No limits: as many jobs are at work as the workers have room for.",
                cells: { limit in
                    [
                        limit.stage ?? "any", limit.pipeline ?? "any", "\(limit.most)", "\(limit.running)",
                        limit.since.short,
                    ]
                },
                json: { limit in
                    LimitReport(
                        stage: limit.stage, pipeline: limit.pipeline, most: limit.most,
                        running: limit.running,
                        since: limit.since)
                })
        }
    }
}

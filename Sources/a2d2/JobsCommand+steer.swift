import ArgumentParser
import Documents
import Foundation
import Jobs
import Operations
import Store

extension JobsCommand {
    /// What became of a job, as `--json` prints it.
    struct Outcome: Encodable {
        var job: Int64
        var state: String
        var document: String?
        var fire: String?
    }

    struct Retry: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Make a waiting job ready now, with all its attempts again.",
            discussion: "Example: a2d2 jobs retry 42")

        @OptionGroup var global: GlobalOptions
        @Argument(help: "The job's number.") var job: Int64

        func run() async throws {
            try await global.withInstallation { [job] installation in
                try await JobQueue.retryNow(job, on: installation.database)
            }
            try global.output.answer("job \(job) is ready", json: Outcome(job: job, state: "waiting"))
        }
    }

    struct Cancel: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract:
                "End a job; its document goes to quarantine, its original is kept, or its fire is called off.",
            discussion: "Example: a2d2 jobs cancel 42")

        @OptionGroup var global: GlobalOptions
        @Argument(help: "The job's number.") var job: Int64

        func run() async throws {
            let subject = try await global.withInstallation { [job] installation -> JobSubject in
                let found = try await JobQueue.list(id: job, on: installation.database).first
                guard found?.subject.fire == nil else {
                    let schedules = ScheduleStore(database: installation.database)
                    return .fire(try await schedules.cancel(job: job, by: NSUserName()).id)
                }
                return .document(try await installation.store.cancel(job: job, by: NSUserName()))
            }
            let fate =
                subject.fire == nil ? "document \(subject) is in quarantine" : "fire \(subject) is called off"
            try global.output.answer(
                "job \(job) is cancelled; \(fate)",
                json: Outcome(
                    job: job, state: "cancelled", document: subject.document?.description,
                    fire: subject.fire.map { _ in subject.description }))
        }
    }

    /// What is held back, as `--json` prints it; nil stands for all.
    struct Hold: Encodable {
        var stage: String?
        var pipeline: String?
        var isPaused: Bool
        /// False when that was so before.
        var isChanged: Bool
    }

    struct Pause: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Hold back a stage, a pipeline, or both; with neither, everything.",
            discussion: "Example: a2d2 jobs pause --stage extract --pipeline invoices")

        @OptionGroup var global: GlobalOptions
        @Option(help: "Only this stage.") var stage: StageName?
        @Option(help: "Only this pipeline.") var pipeline: String?

        func run() async throws {
            let isNew = try await global.withInstallation { [stage, pipeline] installation in
                try await JobQueue.pause(stage, pipeline: pipeline, on: installation.database)
            }
            try global.output.answer(
                isNew ? "paused; what is at work already is finished" : "that was paused before",
                json: Hold(stage: stage?.rawValue, pipeline: pipeline, isPaused: true, isChanged: isNew))
        }
    }

    struct Resume: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Take back a pause, with the words that made it.",
            discussion: "Example: a2d2 jobs resume --stage extract --pipeline invoices")

        @OptionGroup var global: GlobalOptions
        @Option(help: "The stage that was paused.") var stage: StageName?
        @Option(help: "The pipeline that was paused.") var pipeline: String?

        func run() async throws {
            let wasPaused = try await global.withInstallation { [stage, pipeline] installation in
                try await JobQueue.resume(stage, pipeline: pipeline, on: installation.database)
            }
            try global.output.answer(
                wasPaused ? "resumed" : "there was no such pause; `a2d2 status` lists those there are",
                json: Hold(stage: stage?.rawValue, pipeline: pipeline, isPaused: false, isChanged: wasPaused))
        }
    }
}

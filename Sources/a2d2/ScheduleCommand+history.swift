import ArgumentParser
import Firing
import Foundation
import Operations
import Scheduling
import Store
import Terminal

extension ScheduleCommand {
    /// A fire as `--json` prints it.
    struct FireReport: Encodable {
        var id: String
        var schedule: String
        var fireAt: Date
        var cause: String
        var state: String
        var createdAt: Date
        var finishedAt: Date?
        var attempts: Int
        var message: String?

        init(_ fire: FireRecord) {
            id = fire.id.uuidString.lowercased()
            schedule = fire.schedule
            fireAt = fire.fireAt
            cause = fire.cause.rawValue
            state = fire.state.rawValue
            createdAt = fire.created
            finishedAt = fire.finished
            attempts = fire.attempts
            message = fire.message
        }

        static let columns: [TextTable.Column] = [
            .init("fired for"), .init("schedule"), .init("cause"), .init("state"), .init("took", .right),
            .init("outcome", maximum: 70),
        ]

        var cells: [String] {
            let seconds = finishedAt.map { max(0, $0.timeIntervalSince(createdAt)) }
            return [
                fireAt.short, schedule, cause, state, seconds.map { "\(Int($0.rounded())) s" } ?? "",
                message ?? "",
            ]
        }
    }

    struct History: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "What fired, the latest first, and what came of it.",
            discussion: "Example: a2d2 schedule history operations-daily --limit 10")

        @OptionGroup var global: GlobalOptions
        @Argument(help: "Only this schedule.") var name: String?
        @OptionGroup var most: ListLimit

        func run() async throws {
            let fires = try await global.withInstallation { [name, limit = most.limit] installation in
                try await ScheduleStore(database: installation.database).fires(of: name, limit: limit)
            }
            try global.output.list(
                fires.map(FireReport.init), columns: FireReport.columns, empty: "Nothing has fired.",
                cells: \.cells, json: { $0 })
        }
    }

    /// What a pause or its end did, as `--json` prints it.
    struct Hold: Encodable {
        var schedule: String
        var isPaused: Bool
        /// False when that was so before.
        var isChanged: Bool
    }

    struct Pause: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Let a schedule fire no more until it is resumed.",
            discussion: "Example: a2d2 schedule pause operations-daily")

        @OptionGroup var global: GlobalOptions
        @Argument(help: "The schedule.") var name: String

        func run() async throws {
            let schedule = try global.settings().schedule(named: name)
            let isNew = try await global.withInstallation { installation in
                let store = ScheduleStore(database: installation.database)
                try await store.know([schedule.name: schedule.definition])
                return try await store.pause(schedule.name, by: NSUserName())
            }
            try global.output.answer(
                isNew ? "paused; a fire that is under way is finished" : "it was paused before",
                json: Hold(schedule: name, isPaused: true, isChanged: isNew))
        }
    }

    struct Resume: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Let a paused schedule fire again, from now on.",
            discussion: "Example: a2d2 schedule resume operations-daily")

        @OptionGroup var global: GlobalOptions
        @Argument(help: "The schedule.") var name: String

        func run() async throws {
            let wasPaused = try await global.withInstallation { [name] installation in
                try await ScheduleStore(database: installation.database).resume(name)
            }
            try global.output.answer(
                wasPaused ? "resumed" : "it was not paused",
                json: Hold(schedule: name, isPaused: false, isChanged: wasPaused))
        }
    }
}

import ArgumentParser
import Delivery
import Foundation
import Operations
import Scheduling
import Store
import Terminal

extension ScheduleCommand {
    /// A schedule as `--json` prints it.
    struct Report: Encodable {
        var name: String
        var cron: String
        var timezone: String
        var run: String
        var deliver: [String]
        var isEnabled: Bool
        var pausedAt: Date?
        var pausedBy: String?
        var nextFire: String?
        var lastFire: Date?
        var lastState: String?
        var lastMessage: String?
        var underWay: Int

        init(_ schedule: Schedule, _ known: ScheduleStore.Known?, now: Date) {
            name = schedule.name
            cron = schedule.recurrence.source
            timezone = schedule.timeZone.identifier
            run = schedule.run.label
            deliver = schedule.deliver.map(\.label)
            isEnabled = schedule.isEnabled
            pausedAt = known?.pausedAt
            pausedBy = known?.pausedBy
            nextFire = isEnabled && pausedAt == nil ? schedule.fires(after: now, count: 1).first : nil
            lastFire = known?.lastFireAt
            lastState = known?.lastState?.rawValue
            lastMessage = known?.lastMessage
            underWay = known?.underWay ?? 0
        }

        var state: String {
            if !isEnabled { return "disabled" }
            return pausedAt == nil ? (underWay > 0 ? "under way" : "waiting") : "paused"
        }
    }

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "The schedules, when each fires next, and what came of its last fire.",
            discussion: "Example: a2d2 schedule list")

        @OptionGroup var global: GlobalOptions

        func run() async throws {
            let settings = try global.settings()
            let (schedules, mistakes) = try settings.schedules()
            let known = try await global.withInstallation { installation in
                try await ScheduleStore(database: installation.database).known()
            }
            let now = Date()
            try global.output.list(
                schedules.map { Report($0, known[$0.name], now: now) },
                columns: [
                    .init("schedule"), .init("when"), .init("runs"), .init("state"), .init("next fire"),
                    .init("last fire"), .init("outcome", maximum: 50),
                ],
                empty: "No schedules in \(settings.schedulesFolder).",
                cells: { report in
                    [
                        report.name, report.cron, report.run, report.state, report.nextFire ?? "",
                        report.lastFire?.short ?? "",
                        [report.lastState, report.lastMessage].compactMap(\.self).joined(separator: ": "),
                    ]
                },
                json: { $0 })
            try mistakes.throwIfAny()
        }
    }

    struct Validate: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Check schedule files and say every mistake, with its line and column.",
            discussion: """
                Exits with 2 when there is a mistake.

                Example: a2d2 schedule validate cron/operations-daily.yaml
                """)

        @OptionGroup var global: GlobalOptions
        @Argument(help: "Files to check by themselves; none: the folder of schedules, as a whole.")
        var files: [String] = []

        func run() async throws {
            let settings = try global.settings()
            let mistakes =
                try files.isEmpty
                ? settings.schedules().mistakes : files.flatMap(settings.mistakes(inSchedule:))
            try global.output.verdict(on: mistakes)
        }
    }
}

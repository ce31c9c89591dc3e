import ArgumentParser
import Foundation
import Operations
import Scheduling
import Terminal

extension ScheduleCommand {
    struct Next: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "When a schedule fires, all of them do, or an expression would.",
            discussion: """
                Needs no database. With --json the times of one schedule or expression are an array; those of all \
                schedules are one object a line.

                Example: a2d2 schedule next --cron "30 2 * * *" --timezone Europe/Paris --from 2026-03-28 --count 3
                """)

        /// A fire to come, as `--json` prints it.
        struct Report: Encodable {
            var at: String
            var schedule: String
        }

        @OptionGroup var global: GlobalOptions
        @Argument(help: "The schedule; none: all of them.") var name: String?
        @Option(help: "An expression instead: five fields, @daily or @every 15m.") var cron: String?
        @Option(help: "Its time zone, by name. (default: that of the settings)") var timezone: String?
        @Option(
            help:
                "After this time: 2026-03-28, 2026-03-28T02:00, with an offset or in the time zone. (default: now)"
        )
        var from: String?
        @Option(help: "How many.") var count = 5

        func validate() throws {
            guard (1...10_000).contains(count) else { throw ValidationError("--count is from 1 to 10000.") }
            guard cron == nil || name == nil else {
                throw ValidationError("give the name of a schedule or --cron, not both.")
            }
            guard timezone == nil || cron != nil else {
                throw ValidationError("--timezone goes with --cron; a schedule has its own.")
            }
        }

        func run() async throws {
            let settings = try global.settings()
            if let cron { return try show(expression: cron, settings) }
            let (schedules, mistakes) = try settings.schedules()
            guard let name else {
                try show(all: schedules.filter(\.isEnabled), settings)
                return try mistakes.throwIfAny()
            }
            let schedule = try settings.schedule(named: name)
            try show(schedule.fires(after: try moment(in: schedule.timeZone), count: count))
        }

        private func show(expression: String, _ settings: Settings) throws {
            let zone = try timezone.map(TimeZone.named) ?? settings.timeZone
            let recurrence: Recurrence
            do {
                recurrence = try Recurrence.parse(expression)
            } catch {
                throw Failure(.badUsage, "--cron \"\(expression)\": \(error)")
            }
            try show(recurrence.fires(after: try moment(in: zone), in: zone, count: count))
        }

        private func show(_ times: [String]) throws {
            if global.output.isJSON { return try global.output.object(times) }
            if times.isEmpty { print("It never fires again.") }
            for time in times { print(time) }
        }

        private func show(all schedules: [Schedule], _ settings: Settings) throws {
            let coming = try schedules.flatMap { schedule in
                try schedule.dates(after: moment(in: schedule.timeZone), count: count).map {
                    (date: $0, report: Report(at: $0.iso(in: schedule.timeZone), schedule: schedule.name))
                }
            }
            let next = coming.sorted { ($0.date, $0.report.schedule) < ($1.date, $1.report.schedule) }
            try global.output.list(
                next.prefix(count).map(\.report), columns: [.init("at"), .init("schedule")],
                empty: "No schedule fires.", cells: { [$0.at, $0.schedule] }, json: { $0 })
        }

        private func moment(in zone: TimeZone) throws -> Date {
            guard let from else { return Date() }
            return try Moment.parse(from, flag: "--from", in: zone)
        }
    }
}

import ArgumentParser
import Firing
import Foundation
import Operations
import Scheduling
import Store
import Terminal

extension ScheduleCommand {
    struct Fire: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "run", abstract: "Let a schedule fire now, and wait for what comes of it.",
            discussion: """
                Works for a schedule that is paused or disabled too. Exits with 1 when the fire fails.

                Example: a2d2 schedule run operations-daily
                """)

        @OptionGroup var global: GlobalOptions
        @Argument(help: "The schedule.") var name: String

        func run() async throws {
            let settings = try global.settings()
            let schedule = try settings.schedule(named: name)
            let logger = global.logger(settings)
            let fire = try await global.withInstallation { installation in
                let desk = FireDesk(store: ScheduleStore(database: installation.database), logger: logger)
                let fire = try await desk.fireNow(schedule)
                return try await Assembly(installation: installation, roles: [.schedule], logger: logger)
                    .carryOut(fire: fire.id)
            }
            try global.output.answer(sentence(for: fire), json: FireReport(fire))
            guard fire.state != .failed else { throw ExitCode(Exit.broken.rawValue) }
        }

        private func sentence(for fire: FireRecord) -> String {
            let outcome = "\(fire.schedule) \(fire.state.rawValue)"
            let message = fire.message.map { ": \($0)" } ?? ""
            return fire.state.isEnd
                ? outcome + message : "\(fire.schedule) is not done yet, the service tries it again\(message)"
        }
    }

    struct Tick: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Fire what is due, carry it out, and exit: for system cron.",
            discussion: """
                Any number of ticks and services may run at once: each fire is carried out once. Prints what fired; \
                exits with 1 when something failed.

                Example: a2d2 schedule tick --data /srv/a2d2
                """)

        @OptionGroup var global: GlobalOptions

        func run() async throws {
            let settings = try global.settings()
            let (schedules, mistakes) = try settings.schedules()
            let logger = global.logger(settings)
            let fires = try await global.withInstallation { installation in
                let store = ScheduleStore(database: installation.database)
                let desk = FireDesk(store: store, logger: logger)
                try await desk.know(schedules)
                let new = try await desk.issue(schedules).fires
                try await Assembly(installation: installation, roles: [.schedule], logger: logger)
                    .carryOutFires()
                return try await store.fires(new.map(\.id))
            }
            try global.output.list(
                fires.map(FireReport.init), columns: FireReport.columns, empty: "Nothing is due.",
                cells: \.cells, json: { $0 })
            try mistakes.throwIfAny()
            guard !fires.contains(where: { $0.state == .failed }) else {
                throw ExitCode(Exit.broken.rawValue)
            }
        }
    }
}

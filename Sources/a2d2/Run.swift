import ArgumentParser
import Foundation
import Logging
import Operations
import Postgres
import ServiceLifecycle
import UnixSignals

struct Run: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run",
        abstract: "The service: watches the folders, works the queue, fires schedules, serves metrics.",
        discussion: """
            Ends on SIGTERM or Ctrl-C: what is in hand is finished, or given back after the drain. \
            With --until-idle it ends by itself when the inboxes and the queue are empty, and fires no schedule. \
            It prints nothing but its log, to standard error: with --json as JSON.

            Example: a2d2 run --data /srv/a2d2 --roles watch,work
            """)

    /// What a process does; more machines run the same binary with fewer roles.
    enum Role: String, CaseIterable, ExpressibleByArgument {
        case watch, work, schedule, serve
    }

    @OptionGroup var global: GlobalOptions
    @Option(help: "What this process does, separated by commas: watch, work, schedule, serve. (default: all)")
    var roles: String?
    @Flag(help: "Drain the inboxes and the queue, then exit.") var untilIdle = false

    func validate() throws {
        _ = try chosenRoles()
    }

    func run() async throws {
        let settings = try global.settings()
        let logger = global.logger(settings, quiet: false)
        let roles = try chosenRoles()
        try FileManager.default.createDirectory(
            atPath: settings.dataFolder, withIntermediateDirectories: true)
        let lock = try FolderLock(dataFolder: settings.dataFolder)
        // From here on a signal waits until the services can end in order, so that no server is left behind.
        let signals = await UnixSignalsSequence(trapping: .sigterm, .sigint)
        try await Installation.withOpen(settings, logger: logger) { [untilIdle] installation in
            try await Assembly(installation: installation, roles: roles, logger: logger)
                .run(untilIdle: untilIdle, endedBy: signals)
        }
        lock.release()
    }

    private func chosenRoles() throws -> Set<Role> {
        guard let roles else { return untilIdle ? [.watch, .work] : Set(Role.allCases) }
        return Set(
            try roles.split(separator: ",").map { name in
                guard let role = Role(rawValue: name.trimmingCharacters(in: .whitespaces)) else {
                    throw ValidationError(
                        "\"\(name)\" is no role; there are \(Role.allCases.map(\.rawValue).joined(separator: ", "))."
                    )
                }
                return role
            })
    }
}

import ArgumentParser
import Foundation
import Health
import Operations
import Store
import Terminal

struct HealthCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "health",
        abstract: "Run a sweep of health checks now; incidents, and who looks after them.",
        subcommands: [RunSweep.self, Incidents.self, Acknowledge.self], defaultSubcommand: RunSweep.self)

    /// What `incidents` and `ack` print.
    struct Line: Encodable {
        var id: Int64
        var check: String
        var subject: String
        var machine: String
        var state: String
        var worst: String
        var openedAt: Date
        var resolvedAt: Date?
        var acknowledgedBy: String?
        var acknowledgedAt: Date?
    }

    struct Incidents: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Times in which a check was not well: those that are open, newest first.",
            discussion: "Example: a2d2 health incidents --all --limit 20")

        @OptionGroup var global: GlobalOptions
        @Flag(help: "Those that are over, too.") var all = false
        @OptionGroup var list: ListLimit

        func run() async throws {
            let incidents = try await global.withInstallation { [all, list] installation in
                try await HealthTables.incidents(
                    openOnly: !all, limit: list.limit, on: installation.database)
            }
            try global.output.list(incidents, empty: all ? "There was no incident." : "No incident is open.")
        }
    }

    struct Acknowledge: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "ack",
            abstract:
                "Take note of what is open of a check: nobody is reminded of it until its state changes.",
            discussion: "Example: a2d2 health ack disk.space --by ann")

        @OptionGroup var global: GlobalOptions
        @Argument(help: "The check: queue.age") var check: String
        @Option(help: "One subject of it: a stage, a folder, a volume. (default: all)") var subject: String?
        @Option(help: "Who takes note. (default: the user of this process)") var by: String?

        func run() async throws {
            guard HealthCheck.named(check) != nil else {
                throw Failure(.badUsage, "there is no check \(check); `a2d2 health --json` names them all")
            }
            let name = by ?? NSUserName()
            let acknowledged = try await global.withInstallation { [check, subject] installation in
                try await HealthTables.acknowledge(
                    check: check, subject: subject, by: name, at: Date(), on: installation.database)
            }
            try global.output.list(acknowledged, empty: "Nothing of \(check) is open.")
        }
    }
}

extension Output {
    fileprivate func list(_ incidents: [HealthTables.Incident], empty: String) throws {
        try list(
            incidents,
            columns: [
                .init("incident", .right), .init("check"), .init("subject", maximum: 40), .init("state"),
                .init("worst"), .init("opened"), .init("resolved"), .init("acknowledged by"),
            ],
            empty: empty,
            cells: { incident in
                [
                    "\(incident.id)", incident.key.check, incident.key.subject, incident.state,
                    incident.worst,
                    incident.openedAt.short, incident.resolvedAt?.short ?? "", incident.acknowledgedBy ?? "",
                ]
            },
            json: { incident in
                HealthCommand.Line(
                    id: incident.id, check: incident.key.check, subject: incident.key.subject,
                    machine: incident.key.machine, state: incident.state, worst: incident.worst,
                    openedAt: incident.openedAt, resolvedAt: incident.resolvedAt,
                    acknowledgedBy: incident.acknowledgedBy, acknowledgedAt: incident.acknowledgedAt)
            })
    }
}

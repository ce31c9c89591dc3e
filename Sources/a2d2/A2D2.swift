import ArgumentParser
import Foundation

/// The command line: one verb a file.
@main
struct A2D2: AsyncParsableCommand {
    static let version = "0.1.0"

    static let configuration = CommandConfiguration(
        commandName: "a2d2",
        abstract:
            "Takes documents from watched folders to the shelf: reads, classifies, enriches and stores them.",
        discussion: """
            Start with `a2d2 run`, drop files into data/inbox, and look at them with `a2d2 documents list`. \
            `a2d2 try FILE` shows what would become of a file, with no database.

            Exit codes: 0 all well, 1 something failed, 2 bad usage, 3 some file refused, 4 the service or its \
            database can't be reached.
            """,
        version: version,
        groupedSubcommands: [
            CommandGroup(name: "Work", subcommands: [Run.self, Try.self, Submit.self]),
            CommandGroup(
                name: "Look and act",
                subcommands: [
                    Status.self, HealthCommand.self, JobsCommand.self, ScheduleCommand.self,
                    DocumentsCommand.self,
                    Review.self, DeliveriesCommand.self, ReportCommand.self,
                ]),
            CommandGroup(
                name: "Set up",
                subcommands: [
                    PipelineCommand.self, DatabaseCommand.self, BackupCommand.self, ConfigCommand.self,
                ]),
        ])

    static func main() async {
        do {
            var command = try parseAsRoot()
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                try command.run()
            }
        } catch {
            Failure.exit(because: error)
        }
    }
}

import ArgumentParser

struct ScheduleCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "schedule", abstract: "What fires when, and what did.",
        subcommands: [
            List.self, Next.self, Fire.self, History.self, Pause.self, Resume.self, Tick.self, Validate.self,
        ],
        defaultSubcommand: List.self)
}

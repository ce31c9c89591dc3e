import ArgumentParser
import Operations
import Terminal

struct ConfigCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "config", abstract: "What is in force, and where each value came from.",
        subcommands: [Show.self], defaultSubcommand: Show.self)

    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Every setting with its value and where that came from; secrets are hidden.",
            discussion: "Example: A2D2_WORKERS_EXTRACTORS=4 a2d2 config show")

        struct Report: Encodable {
            var key: String
            var value: String
            var origin: String
        }

        @OptionGroup var global: GlobalOptions

        func run() async throws {
            let reports = try global.settings().explained
                .map { Report(key: $0.key, value: $0.value, origin: $0.origin) }
            try global.output.list(
                reports, columns: [.init("key"), .init("value", maximum: 70), .init("from")],
                empty: "There are no settings.", cells: { [$0.key, $0.value, $0.origin] }, json: { $0 })
        }
    }
}

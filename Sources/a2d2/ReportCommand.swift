import ArgumentParser
import Operations
import Reports
import StrictYAML
import Terminal

struct ReportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report", abstract: "Reports: those that there are, one now, those that were made.",
        subcommands: [List.self, Run.self, History.self, Validate.self], defaultSubcommand: List.self)

    /// A report as `--json` prints it.
    struct Description: Encodable {
        struct Parameter: Encodable {
            var name: String
            var kind: String
            var `default`: String
            var about: String
        }

        var name: String
        var title: String
        var about: String
        /// False for those that the program brings along.
        var isOwn: Bool
        var parameters: [Parameter]

        init(_ report: any ReportDefinition) {
            name = report.name
            title = report.title
            about = report.summary
            isOwn = report.isOwn
            parameters = report.parameters.map {
                Parameter(
                    name: $0.name, kind: $0.kind.rawValue, default: $0.standard.text, about: $0.meaning)
            }
        }
    }

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "The reports that can be had, with their parameters.",
            discussion: "Example: a2d2 report list")

        @OptionGroup var global: GlobalOptions

        func run() async throws {
            let (catalogue, mistakes) = try global.settings().reportCatalogue()
            try global.output.list(
                catalogue.definitions.map(Description.init),
                columns: [
                    .init("report"), .init("from"), .init("parameters", maximum: 50),
                    .init("what it says", maximum: 80),
                ],
                empty: "No reports.",
                cells: { report in
                    [
                        report.name, report.isOwn ? "a file of yours" : "the program",
                        report.parameters.map { "\($0.name)=\($0.default)" }.joined(separator: " "),
                        report.about,
                    ]
                },
                json: { $0 })
            try mistakes.throwIfAny()
        }
    }

    struct Validate: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Check the files of own reports and say every mistake, with its line and column.",
            discussion: """
                Exits with 2 when there is a mistake. Whether the database takes a query shows when it runs.

                Example: a2d2 report validate
                """)

        @OptionGroup var global: GlobalOptions
        @Argument(help: "Files to check by themselves; none: the folder of reports, as a whole.")
        var files: [String] = []

        func run() async throws {
            let mistakes =
                try files.isEmpty ? global.settings().reportCatalogue().mistakes : files.flatMap(check(file:))
            try global.output.verdict(on: mistakes)
        }

        private func check(file: String) throws -> [ConfigurationMistake] {
            do {
                _ = try OwnReportFile.load(file: file)
                return []
            } catch {
                return error.mistakes
            }
        }
    }
}

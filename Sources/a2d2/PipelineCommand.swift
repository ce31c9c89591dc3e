import ArgumentParser
import Extraction
import Foundation
import Operations
import Pipelines
import StrictYAML
import Terminal

struct PipelineCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "pipeline", abstract: "See and check the pipelines.",
        subcommands: [List.self, Validate.self], defaultSubcommand: List.self)

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "The pipelines, with the folders they watch.",
            discussion: "Example: a2d2 pipeline list")

        struct Report: Encodable {
            var name: String
            var version: String
            var folders: [String]
            var languages: [String]
            var ocr: String
        }

        @OptionGroup var global: GlobalOptions

        func run() async throws {
            let settings = try global.settings()
            let (pipelines, mistakes) = PipelineFile.load(
                folder: settings.pipelinesFolder, surroundings: settings.surroundings)
            try global.output.list(
                pipelines.map { pipeline in
                    Report(
                        name: pipeline.name, version: pipeline.version,
                        folders: pipeline.watch.map(\.folder), languages: pipeline.extract.languages,
                        ocr: pipeline.extract.ocr.rawValue)
                },
                columns: [
                    .init("pipeline"), .init("version"), .init("folders", maximum: 60), .init("ocr"),
                    .init("languages"),
                ],
                empty: "No pipelines in \(settings.pipelinesFolder).",
                cells: {
                    [
                        $0.name, $0.version, $0.folders.joined(separator: ", "), $0.ocr,
                        $0.languages.joined(separator: ", "),
                    ]
                },
                json: { $0 })
            try mistakes.throwIfAny()
        }
    }

    struct Validate: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Check pipeline files and say every mistake, with its line and column.",
            discussion: """
                Exits with 2 when there is a mistake.

                Example: a2d2 pipeline validate pipelines/invoices.yaml
                """)

        @OptionGroup var global: GlobalOptions
        @Argument(help: "Files to check by themselves; none: the folder of pipelines, as a whole.")
        var files: [String] = []

        func run() async throws {
            let mistakes = try files.isEmpty ? checkFolder() : files.flatMap(check(file:))
            try global.output.verdict(on: mistakes)
        }

        private func checkFolder() throws -> [ConfigurationMistake] {
            let settings = try global.settings()
            return PipelineFile.load(folder: settings.pipelinesFolder, surroundings: settings.surroundings)
                .mistakes
        }

        private func check(file: String) throws -> [ConfigurationMistake] {
            do {
                _ = try PipelineFile.load(file: file, surroundings: global.settings().surroundings)
                return []
            } catch let mistakes as ConfigurationMistakes {
                return mistakes.mistakes
            }
        }
    }
}

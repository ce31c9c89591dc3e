import ArgumentParser
import Documents
import Foundation
import Operations
import Store
import Terminal

struct DocumentsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "documents", abstract: "Find, read, correct and export documents.",
        subcommands: [
            List.self, Show.self, Search.self, Export.self, Correct.self, Reprocess.self, TurnedAway.self,
            Orphans.self,
        ],
        defaultSubcommand: List.self)

    static let columns: [TextTable.Column] = [
        .init("document"), .init("name", maximum: 40), .init("state"), .init("category"),
        .init("sure", .right), .init("pages", .right), .init("language"), .init("arrived"),
    ]

    static func cells(_ document: DocumentRecord) -> [String] {
        [
            document.id.description, document.name,
            document.refusalCode.map { "\(document.state.rawValue): \($0)" } ?? document.state.rawValue,
            document.category ?? "",
            document.confidence.map { $0.formatted(.percent.precision(.fractionLength(0))) } ?? "",
            document.pageCount.map { "\($0)" } ?? "", document.language ?? "", document.arrived.short,
        ]
    }

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Documents, newest first.",
            discussion: "Example: a2d2 documents list --state quarantined --limit 20")

        @OptionGroup var global: GlobalOptions
        @Option(help: "Only those in this state: in-flight, review, stored, quarantined.")
        var state: DocumentState?
        @Option(help: "Only those of this category.") var category: String?
        @Option(help: "Only those of this pipeline.") var pipeline: String?
        @OptionGroup var most: ListLimit

        func run() async throws {
            let filter = DocumentStore.Filter(
                state: state, category: category, pipeline: pipeline, limit: most.limit)
            let documents = try await global.withInstallation { try await $0.store.documents(filter) }
            try global.output.list(
                documents, columns: DocumentsCommand.columns, empty: "No documents.",
                cells: DocumentsCommand.cells, json: DocumentLine.init)
        }
    }
}

extension DocumentState: ExpressibleByArgument {}

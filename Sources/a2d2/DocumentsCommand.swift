import ArgumentParser
import Documents
import Foundation
import Operations
import Store
import Terminal

struct DocumentsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "documents", abstract: "Find, read and export documents.",
        subcommands: [List.self, Show.self, Search.self, Export.self, Reprocess.self, TurnedAway.self],
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
        static let configuration = CommandConfiguration(abstract: "Documents, newest first.")

        @OptionGroup var global: GlobalOptions
        @Option(help: "Only those in this state: in-flight, review, stored, quarantined.")
        var state: DocumentState?
        @Option(help: "Only those of this category.") var category: String?
        @Option(help: "Only those of this pipeline.") var pipeline: String?
        @Option(help: "How many at most.") var limit = 100

        func run() async throws {
            let filter = DocumentStore.Filter(
                state: state, category: category, pipeline: pipeline, limit: limit)
            let documents = try await global.withInstallation { try await $0.store.documents(filter) }
            try global.output.list(
                documents, columns: DocumentsCommand.columns, empty: "No documents.",
                cells: DocumentsCommand.cells, json: DocumentLine.init)
        }
    }

    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "All that is known about a document, and its way so far.")

        @OptionGroup var global: GlobalOptions
        @Argument(help: "The document's id, or the beginning of it.") var document: String
        @Flag(help: "With the text of every page.") var text = false

        func run() async throws {
            let details = try await global.withInstallation { [document] installation in
                try await DocumentDetails.load(
                    try await installation.store.only(document).id, from: installation.store)
            }
            let output = global.output
            if output.isJSON { return try output.object(details) }
            for line in details.lines(style: output.style, withText: text) { print(line) }
        }
    }

    struct Search: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Find documents by their words.",
            discussion: """
                As in a search engine: words, "a phrase", or, -not. What finds nothing as it is written is looked \
                for again by likeness, so that words which OCR misread are found too.
                """)

        struct Report: Encodable {
            var id: String
            var name: String
            var category: String?
            var page: Int
            var rank: Double
            var isExact: Bool
            var excerpt: String
        }

        @OptionGroup var global: GlobalOptions
        @Argument(help: "What to look for.") var words: [String]
        @Option(help: "How many at most.") var limit = 20

        func run() async throws {
            let query = words.joined(separator: " ")
            let hits = try await global.withInstallation { [limit] installation in
                try await installation.store.search(query, limit: limit)
            }
            try global.output.list(
                hits,
                columns: [
                    .init("document"), .init("name", maximum: 36), .init("category"), .init("page", .right),
                    .init("text", maximum: 80),
                ],
                empty: "Nothing found.",
                cells: { hit in
                    [
                        hit.document.id.description, hit.document.name, hit.document.category ?? "",
                        "\(hit.page)", hit.isExact ? hit.excerpt : "(alike) \(hit.excerpt)",
                    ]
                },
                json: { hit in
                    Report(
                        id: hit.document.id.description, name: hit.document.name,
                        category: hit.document.category, page: hit.page, rank: hit.rank, isExact: hit.isExact,
                        excerpt: hit.excerpt)
                })
        }
    }

    struct Export: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Write a document's original to a folder, also of one in quarantine.")

        struct Report: Encodable {
            var id: String
            var path: String
        }

        @OptionGroup var global: GlobalOptions
        @Argument(help: "Ids, or beginnings of them.") var documents: [String]
        @Option(name: .customLong("to"), help: "The folder.") var folder = "."

        func run() async throws {
            let reports = try await global.withInstallation { [documents, folder] installation in
                var reports: [Report] = []
                for document in documents {
                    let record = try await installation.store.only(document)
                    let path = try Original.copy(
                        record, from: installation.blobs, to: folder)
                    reports.append(Report(id: record.id.description, path: path))
                }
                return reports
            }
            try global.output.list(
                reports, columns: [.init("document"), .init("written to", maximum: 200)], empty: "Nothing.",
                cells: { [$0.id, $0.path] }, json: { $0 })
        }
    }

    struct Reprocess: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract:
                "Take documents through all stages again; stages whose options didn't change are not repeated."
        )

        @OptionGroup var global: GlobalOptions
        @Argument(help: "Ids, or beginnings of them.") var documents: [String]

        func run() async throws {
            try await global.withInstallation { [documents] installation in
                for document in documents {
                    let id = try await installation.store.only(document).id
                    try await orBadUsage {
                        try await installation.store.reprocess(
                            id, maxAttempts: installation.settings.maxAttempts)
                    }
                }
            }
            global.output.line("\(documents.count) handed to the extract stage")
        }
    }

    struct TurnedAway: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "turned-away", abstract: "Files that were refused at the door, and why.")

        struct Report: Encodable {
            var arrived: Date
            var folder: String?
            var path: String
            var code: String
            var message: String?
        }

        @OptionGroup var global: GlobalOptions
        @Option(help: "How many at most.") var limit = 100

        func run() async throws {
            let files = try await global.withInstallation { [limit] installation in
                try await installation.store.turnedAway(limit: limit)
            }
            try global.output.list(
                files,
                columns: [
                    .init("arrived"), .init("folder"), .init("file"), .init("code"),
                    .init("why", maximum: 80),
                ],
                empty: "No file was turned away.",
                cells: { [$0.arrived.short, $0.folder ?? "", $0.relativePath, $0.code, $0.message ?? ""] },
                json: {
                    Report(
                        arrived: $0.arrived, folder: $0.folder, path: $0.relativePath, code: $0.code,
                        message: $0.message)
                })
        }
    }
}

extension DocumentState: ExpressibleByArgument {}

extension DocumentStore {
    /// The one document that an id, or the beginning of one, names.
    func only(_ text: String) async throws -> DocumentRecord {
        let isPrefix = text.count >= 4 && text.allSatisfy { $0.isHexDigit || $0 == "-" }
        guard isPrefix else {
            throw Failure(.badUsage, "\"\(text.printable)\" is not an id, nor four or more digits of one")
        }
        let found = try await documents(beginningWith: text)
        guard let document = found.first else { throw Failure(.badUsage, "there is no document \(text)") }
        guard found.count == 1 else {
            throw Failure(
                .badUsage, "\(text) is the beginning of more than one document's id: give more digits")
        }
        return document
    }
}

import ArgumentParser
import Documents
import Foundation
import Operations
import Store
import Terminal

struct Review: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "review", abstract: "The documents that wait for a person.",
        subcommands: [List.self, Accept.self, Correct.self, Reject.self], defaultSubcommand: List.self)

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "What waits, and why.")

        @OptionGroup var global: GlobalOptions
        @Option(help: "How many at most.") var limit = 100

        func run() async throws {
            let filter = DocumentStore.Filter(state: .review, limit: limit)
            let documents = try await global.withInstallation { try await $0.store.documents(filter) }
            try global.output.list(
                documents,
                columns: [.init("document"), .init("name", maximum: 36), .init("why", maximum: 90)],
                empty: "Nothing waits for a person.",
                cells: { [$0.id.description, $0.name, $0.reviewReason ?? ""] }, json: DocumentLine.init)
        }
    }

    struct Accept: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "It is right as it is: store it.")

        @OptionGroup var global: GlobalOptions
        @Argument(help: "Ids, or beginnings of them.") var documents: [String]

        func run() async throws {
            try await global.accept(documents, category: nil, fields: [:])
        }
    }

    struct Correct: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Put it right, then store it.",
            discussion: "Example: a2d2 review correct 0193 --category invoice --field total_amount=119.00")

        @OptionGroup var global: GlobalOptions
        @Argument(help: "The id, or the beginning of it.") var document: String
        @Option(help: "What it really is.") var category: String?
        @Option(name: .customLong("field"), help: "NAME=VALUE; an empty value takes the field away.")
        var fields: [String] = []

        func validate() throws {
            guard category != nil || !fields.isEmpty else {
                throw ValidationError("Say what to correct: --category or --field; or use accept.")
            }
            _ = try parsedFields()
        }

        func run() async throws {
            try await global.accept([document], category: category, fields: parsedFields())
        }

        private func parsedFields() throws -> [String: String] {
            try fields.reduce(into: [:]) { parsed, field in
                guard let split = field.firstIndex(of: "="), split != field.startIndex else {
                    throw ValidationError("\"\(field)\" is not NAME=VALUE.")
                }
                parsed[String(field[..<split])] = String(field[field.index(after: split)...])
            }
        }
    }

    struct Reject: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "It doesn't belong here: to quarantine, its original is kept.")

        @OptionGroup var global: GlobalOptions
        @Argument(help: "Ids, or beginnings of them.") var documents: [String]

        func run() async throws {
            try await global.withInstallation { [documents] installation in
                for document in documents {
                    let id = try await installation.store.only(document).id
                    try await orBadUsage { try await installation.store.reject(id, by: NSUserName()) }
                }
            }
            global.output.line("\(documents.count) rejected")
        }
    }
}

extension GlobalOptions {
    fileprivate func accept(_ documents: [String], category: String?, fields: [String: String]) async throws {
        let verdict = DocumentStore.Verdict(category: category, fields: fields, by: NSUserName())
        try await withInstallation { installation in
            for document in documents {
                let id = try await installation.store.only(document).id
                try await orBadUsage {
                    try await installation.store.accept(
                        id, verdict: verdict, maxAttempts: installation.settings.maxAttempts)
                }
            }
        }
        output.line("\(documents.count) handed to the persist stage")
    }
}

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
        static let configuration = CommandConfiguration(
            abstract: "What waits, and why.", discussion: "Example: a2d2 review list --json")

        @OptionGroup var global: GlobalOptions
        @OptionGroup var most: ListLimit

        func run() async throws {
            let filter = DocumentStore.Filter(state: .review, limit: most.limit)
            let documents = try await global.withInstallation { try await $0.store.documents(filter) }
            try global.output.list(
                documents,
                columns: [.init("document"), .init("name", maximum: 36), .init("why", maximum: 90)],
                empty: "Nothing waits for a person.",
                cells: { [$0.id.description, $0.name, $0.reviewReason ?? ""] }, json: DocumentLine.init)
        }
    }

    struct Accept: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "It is right as it is: store it.",
            discussion: "Example: a2d2 review accept 0199a1b2c3d4")

        @OptionGroup var global: GlobalOptions
        @Argument(help: "Ids, or beginnings of them.") var documents: [String]

        func run() async throws {
            let verdict = DocumentStore.Verdict(by: NSUserName())
            try await global.change(documents) { installation, id in
                try await installation.store.accept(
                    id, verdict: verdict, maxAttempts: installation.settings.maxAttempts)
            }
        }
    }

    struct Correct: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Put it right, then store it.",
            discussion:
                "Example: a2d2 review correct 0199a1b2c3d4 --category invoice --field total_amount=119.00")

        @OptionGroup var global: GlobalOptions
        @Argument(help: "The id, or the beginning of it.") var document: String
        @OptionGroup var corrections: Corrections

        func run() async throws {
            let verdict = try corrections.verdict()
            try await global.change([document]) { installation, id in
                try await installation.store.accept(
                    id, verdict: verdict, maxAttempts: installation.settings.maxAttempts)
            }
        }
    }

    struct Reject: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "It doesn't belong here: to quarantine, its original is kept.",
            discussion: "Example: a2d2 review reject 0199a1b2c3d4")

        @OptionGroup var global: GlobalOptions
        @Argument(help: "Ids, or beginnings of them.") var documents: [String]

        func run() async throws {
            try await global.change(documents) { installation, id in
                try await installation.store.reject(id, by: NSUserName())
            }
        }
    }
}

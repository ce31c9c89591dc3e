import ArgumentParser
import Documents
import Operations
import Store
import Terminal

extension DocumentsCommand {
    struct Reprocess: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Take documents through all stages again, also out of quarantine.",
            discussion: """
                A stage whose options and tools are as they were is not repeated. What a person had corrected is \
                found anew.

                Example: a2d2 documents reprocess 0199a1b2c3d4
                """)

        @OptionGroup var global: GlobalOptions
        @Argument(help: "Ids, or beginnings of them.") var documents: [String]

        func run() async throws {
            try await global.change(documents) { installation, id in
                try await installation.store.reprocess(id, maxAttempts: installation.settings.maxAttempts)
            }
        }
    }

    struct Correct: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Put right what was found in a document that is stored, or in review.",
            discussion: """
                The search and the files in the outbox follow; these keep their place.

                Example: a2d2 documents correct 0199a1b2c3d4 --category invoice --field total_amount=119.00
                """)

        @OptionGroup var global: GlobalOptions
        @Argument(help: "The id, or the beginning of it.") var document: String
        @OptionGroup var corrections: Corrections

        func run() async throws {
            let verdict = try corrections.verdict()
            try await global.change([document]) { installation, id in
                try await installation.store.correct(
                    id, verdict: verdict, maxAttempts: installation.settings.maxAttempts)
            }
        }
    }
}

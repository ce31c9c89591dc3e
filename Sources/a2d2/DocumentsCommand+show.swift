import ArgumentParser
import Documents
import Operations
import Store
import Terminal

extension DocumentsCommand {
    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "All that is known about a document, and its way so far.",
            discussion: "Example: a2d2 documents show 0199a1b2c3d4 --text")

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
}

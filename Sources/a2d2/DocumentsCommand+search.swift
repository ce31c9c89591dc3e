import ArgumentParser
import Documents
import Operations
import Store
import Terminal

extension DocumentsCommand {
    struct Search: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Find documents by their words.",
            discussion: """
                As in a search engine: words, "a phrase", or, -not. What finds nothing as it is written is looked \
                for again by likeness, so that words which OCR misread are found too.

                Example: a2d2 documents search 'rechnung "net amount" -mahnung'
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

        func validate() throws {
            guard limit > 0 else { throw ValidationError("--limit is 1 or more.") }
        }

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
}

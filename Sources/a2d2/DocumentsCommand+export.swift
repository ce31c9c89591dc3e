import ArgumentParser
import Documents
import Operations
import Store
import Terminal

extension DocumentsCommand {
    struct Export: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Write a document's original to a folder, also of one in quarantine.",
            discussion: "Example: a2d2 documents export 0199a1b2c3d4 --to /tmp/originals")

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
                    let path = try await Original.copy(
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
}

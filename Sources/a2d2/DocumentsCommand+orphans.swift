import ArgumentParser
import Documents
import Operations
import Store
import Terminal

extension DocumentsCommand {
    struct Orphans: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Blobs that no document names: bytes that came in just before a crash.",
            discussion: """
                Only those that nobody has used for an hour, since a younger one may belong to a file that is being \
                taken. The file itself is taken again from its folder.

                Example: a2d2 documents orphans --delete
                """)

        struct Report: Encodable {
            var sha256: String
            var size: Int
            var isDeleted: Bool
        }

        @OptionGroup var global: GlobalOptions
        @Flag(help: "Delete them.") var delete = false

        func run() async throws {
            let orphans = try await global.withInstallation { [delete] installation in
                let chore = OrphanBlobs(store: installation.store, blobs: installation.blobs)
                return delete ? try await chore.remove(unusedFor: OrphanBlobs.grace) : try await chore.find()
            }
            try global.output.list(
                orphans,
                columns: [
                    .init("sha256", maximum: 64), .init("bytes", .right), .init(delete ? "deleted" : ""),
                ],
                empty: "Every blob has its document.",
                cells: { [$0.hash.hex, "\($0.size)", delete ? "yes" : ""] },
                json: { Report(sha256: $0.hash.hex, size: $0.size, isDeleted: delete) })
        }
    }
}

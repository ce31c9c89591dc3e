import ArgumentParser
import Documents
import Foundation
import Operations
import Store
import Terminal

extension DocumentsCommand {
    struct TurnedAway: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "turned-away", abstract: "Files that were refused at the door, and why.",
            discussion: "Example: a2d2 documents turned-away --json")

        struct Report: Encodable {
            var arrived: Date
            var folder: String?
            var path: String
            var code: String
            var message: String?
        }

        @OptionGroup var global: GlobalOptions
        @OptionGroup var most: ListLimit

        func run() async throws {
            let files = try await global.withInstallation { [limit = most.limit] installation in
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

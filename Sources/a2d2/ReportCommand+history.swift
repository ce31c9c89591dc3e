import ArgumentParser
import Foundation
import Operations
import Reports
import Store
import Terminal

extension ReportCommand {
    struct History: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Reports that were made and are kept, the latest first.",
            discussion: "Example: a2d2 report history --name operations --limit 10")

        @OptionGroup var global: GlobalOptions
        @Option(help: "Only those of this report.") var name: String?
        @OptionGroup var most: ListLimit

        func run() async throws {
            let logger = global.logger(try global.settings())
            let made = try await global.withInstallation { [name, limit = most.limit] installation in
                let press = installation.reportPress(logger: logger)
                return try await ReportStore(database: installation.database)
                    .reports(named: name, limit: limit).map { Made($0, paths: press.paths(of: $0)) }
            }
            try global.output.list(
                made,
                columns: [
                    .init("made"), .init("report"), .init("from"), .init("to"), .init("by"),
                    .init("queries", .right), .init("files", maximum: 120),
                ],
                empty: "No report was made yet.",
                cells: { report in
                    [
                        report.made.short, report.name, String(report.from.prefix(16)),
                        String(report.to.prefix(16)), report.fire == nil ? "hand" : "schedule",
                        "\(report.querySeconds.formatted(.number.precision(.fractionLength(2)))) s",
                        report.files.map(\.path).joined(separator: " "),
                    ]
                },
                json: { $0 })
        }
    }
}

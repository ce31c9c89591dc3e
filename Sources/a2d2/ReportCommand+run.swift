import ArgumentParser
import Foundation
import Operations
import Publishing
import Reports
import Store

extension ReportCommand {
    struct Run: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Make a report now, and say where its files are.",
            discussion: """
                Without --output it is kept among the artefacts and listed by `report history`.

                Example: a2d2 report run operations --period last-week --format pdf,xlsx
                a2d2 report run costs --from 2026-11-01 --to 2026-11-15 --format csv --output /tmp
                """)

        @OptionGroup var global: GlobalOptions
        @Argument(help: "The report's name.") var name: String
        @OptionGroup var span: ReportSpan
        @Option(help: "One or more of html, pdf, xlsx, csv, json, separated by commas.")
        var format: Formats = Formats(list: [.html])
        @Option(
            help: "A folder to write the files to, over those of the same names, instead of keeping them.")
        var output: String?
        @Option(name: .customLong("parameter"), help: "A parameter, as name=value; may be repeated.")
        var parameters: [Assignment] = []
        @Flag(help: "Begin CSV files with a byte order mark, which Excel wants.")
        var bom = false

        func run() async throws {
            let settings = try global.settings()
            let order = ReportOrder(
                report: name, period: try span.period(now: Date(), in: settings.timeZone),
                formats: format.list,
                parameters: Dictionary(parameters.map { ($0.name, $0.value) }) { _, latest in latest })
            let logger = global.logger(settings)
            let (report, paths) = try await global.withInstallation {
                [bom, output] installation -> (ReportRecord, [String]) in
                let press = installation.reportPress(hasByteOrderMark: bom, logger: logger)
                guard let output else {
                    let report = try await press.make(order)
                    return (report, press.paths(of: report))
                }
                let report = try await press.write(order, to: output)
                return (report, report.files.map { "\(output)/\($0.name)" })
            }
            if global.output.isJSON { return try global.output.object(Made(report, paths: paths)) }
            for path in paths { print(path) }
        }
    }

    /// A report that was made, as `--json` prints it.
    struct Made: Encodable {
        struct File: Encodable {
            var path: String
            var mediaType: String
            var size: Int
            var sha256: String
        }

        var id: String
        var name: String
        var title: String
        var from: String
        var to: String
        var timeZone: String
        var parameters: [String: String]
        var files: [File]
        var made: Date
        var querySeconds: Double
        var version: String
        /// That had it made.
        var fire: String?

        init(_ report: ReportRecord, paths: [String]) {
            let zone = TimeZone(identifier: report.timeZone) ?? .gmt
            id = report.id.uuidString.lowercased()
            name = report.name
            title = report.title
            from = report.start.iso(in: zone)
            to = report.end.iso(in: zone)
            timeZone = report.timeZone
            parameters = report.parameters
            files = zip(report.files, paths).map { file, path in
                File(path: path, mediaType: file.mediaType, size: file.size, sha256: file.sha256)
            }
            made = report.made
            querySeconds = report.querySeconds
            version = report.version
            fire = report.fire?.uuidString.lowercased()
        }
    }

    /// `html,pdf`
    struct Formats: ExpressibleByArgument {
        var list: [ReportFormat]

        init(list: [ReportFormat]) {
            self.list = list
        }

        init?(argument: String) {
            let words = argument.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
            list = words.compactMap(ReportFormat.init)
            guard !words.isEmpty, list.count == words.count, Set(list).count == list.count else { return nil }
        }

        var defaultValueDescription: String { list.map(\.rawValue).joined(separator: ",") }
    }

    /// `sla=5m`
    struct Assignment: ExpressibleByArgument {
        var name: String
        var value: String

        init?(argument: String) {
            guard let equals = argument.firstIndex(of: "="), equals > argument.startIndex else { return nil }
            name = String(argument[..<equals])
            value = String(argument[argument.index(after: equals)...])
        }
    }
}

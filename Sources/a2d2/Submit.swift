import ArgumentParser
import Documents
import Foundation
import Intake
import Jobs
import Operations
import Pipelines
import Postgres
import Store
import SystemPackage
import Terminal

struct Submit: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Hand files in from a shell; they are copied, never moved.",
        discussion: """
            Exits with 3 when some file was refused (with --wait: or quarantined later).

            Example: a2d2 submit --pipeline invoices --wait scans/*.pdf
            """)

    struct Report: Encodable {
        var file: String
        var outcome: String
        var document: String?
        var state: String?
        var category: String?
        var refusal: DocumentReport.RefusalReport?
    }

    @OptionGroup var global: GlobalOptions
    @Argument(help: "Files; a folder stands for all files in it.") var files: [String]
    @Option(help: "The pipeline that they go through.") var pipeline = "default"
    @Option(parsing: .unconditional, help: "-100 to 100: higher is sooner, 0 is usual.") var priority = 0
    @Flag(help: "Wait until each is stored, in review or quarantined. A service must be running.") var wait =
        false

    func validate() throws {
        guard (-100...100).contains(priority) else {
            throw ValidationError("--priority is a number from -100 to 100.")
        }
    }

    func run() async throws {
        let settings = try global.settings()
        let pipeline = try settings.pipeline(named: pipeline)
        let paths = try FileArguments.expand(files)
        let reports = try await global.withInstallation { [wait, priority] installation in
            if wait, installation.isEmbedded, try FolderLock.holder(of: settings.dataFolder) == nil {
                throw Failure(
                    .unreachable, "no service is running on \(settings.dataFolder): start `a2d2 run`")
            }
            let register = PipelineRegister(store: installation.store, current: { [pipeline] })
            let intake = Intake(
                source: .submit, store: installation.store, blobs: installation.blobs, pipelines: register,
                options: settings.intakeOptions(priority: priority))
            var reports = try await handIn(paths, to: intake, pipeline: pipeline)
            try await JobQueue.announce(on: installation.database)
            if wait { try await follow(&reports, in: installation.store) }
            return reports
        }
        try global.output.list(
            reports,
            columns: [.init("file", maximum: 50), .init("outcome"), .init("document"), .init("category")],
            empty: "No files.",
            cells: { report in
                [
                    report.file,
                    report.refusal.map { "\(report.outcome): \($0.code)" } ?? report.state ?? report.outcome,
                    report.document ?? "", report.category ?? "",
                ]
            },
            json: { $0 })
        let wasRefused = reports.contains { $0.refusal != nil }
        if wasRefused { throw ExitCode(Exit.refused.rawValue) }
    }

    private func handIn(_ paths: [String], to intake: Intake, pipeline: Pipeline) async throws -> [Report] {
        let progress = ProgressBar(label: "handing in", total: paths.count)
        defer { progress.clear() }
        var reports: [Report] = []
        for path in paths {
            reports.append(try await handIn(path, to: intake, pipeline: pipeline))
            progress.advance()
        }
        return reports
    }

    private func handIn(_ path: String, to intake: Intake, pipeline: Pipeline) async throws -> Report {
        switch try await intake.submit(path, pipeline: pipeline) {
        case .accepted(let id):
            Report(file: path, outcome: "accepted", document: id.description, state: "in-flight")
        case .duplicate(let id):
            Report(file: path, outcome: "duplicate", document: id.description)
        case .refused(let refusal):
            Report(file: path, outcome: "refused", refusal: DocumentReport.RefusalReport(refusal))
        }
    }

    /// Waits until nothing that was handed in is in flight any more.
    private func follow(_ reports: inout [Report], in store: DocumentStore) async throws {
        let progress = ProgressBar(label: "processing", total: reports.count)
        defer { progress.clear() }
        for index in reports.indices {
            guard let id = reports[index].document.flatMap({ DocumentID($0) }) else { continue }
            var record = try await store.document(id)
            while record.state == .inFlight {
                try await Task.sleep(for: .milliseconds(300))
                record = try await store.document(id)
            }
            reports[index].state = record.state.rawValue
            reports[index].category = record.category
            if let code = record.refusalCode.flatMap(Refusal.Code.init(rawValue:)) {
                reports[index].refusal = DocumentReport.RefusalReport(
                    Refusal(code, record.refusalMessage ?? ""))
            }
            progress.advance()
        }
    }
}

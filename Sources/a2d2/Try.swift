import ArgumentParser
import Documents
import Extraction
import Foundation
import Operations
import Pipelines
import Stages
import Terminal

struct Try: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "try",
        abstract: "What would become of a file? Every stage but persist, with no database.",
        discussion: """
            Exits with 0 when every file could be read, with 3 when some were refused. With --json, prints one \
            object a line for each file, in the order in which they were given.

            Example: a2d2 try --json scan.pdf | jq .fields
            """)

    @OptionGroup var global: GlobalOptions
    @Argument(help: "Files; a folder stands for all files in it.") var files: [String]
    @Option(help: "The pipeline that says how.") var pipeline = "default"
    @Flag(help: "With the text of every page.") var text = false

    func run() async throws {
        let settings = try global.settings()
        let pipeline = try settings.pipeline(named: pipeline)
        let paths = try FileArguments.expand(files)
        let workFolder = NSTemporaryDirectory() + "a2d2-try-\(UUID())"
        try FileManager.default.createDirectory(atPath: workFolder, withIntermediateDirectories: false)
        defer { try? FileManager.default.removeItem(atPath: workFolder) }
        let pool = ExtractorPool(
            executable: try ExtractorLocation.path(), size: min(settings.workers.extractors, paths.count),
            tessdata: settings.tessdata,
            reach: Self.reach(paths, and: workFolder, secondEngine: settings.secondEngine),
            logger: global.logger(settings))
        let trial = Trial(pipeline: pipeline, reader: pool, workFolder: workFolder)
        let progress = ProgressBar(label: "trying", total: paths.count)
        let wasRefused = try await inOrder(paths, width: settings.workers.extractors) { path in
            await trial.run(path)
        } each: { report in
            progress.advance()
            progress.clear()
            try show(report)
            return report.refusal != nil
        }
        progress.clear()
        await pool.shutdown()
        if wasRefused.contains(true) { throw ExitCode(Exit.refused.rawValue) }
    }

    /// The files, and what will be found within them, and no others; of thousands, for which a command line has no room, the
    /// folders that they lie in.
    private static func reach(
        _ paths: [String], and workFolder: String, secondEngine: SecondEngineFiles?
    ) -> ExtractorReach {
        guard paths.count > 500 else {
            return ExtractorReach(readable: paths + [workFolder], secondEngine: secondEngine?.folder)
        }
        let folders = Set(paths.map { URL(filePath: $0).deletingLastPathComponent().path })
        return ExtractorReach(readable: folders.sorted() + [workFolder], secondEngine: secondEngine?.folder)
    }

    private func show(_ report: DocumentReport) throws {
        let output = global.output
        if output.isJSON { return try output.object(report) }
        for line in TrialText.lines(report, style: output.style, withText: text) { print(line) }
    }
}

/// Works on items side by side, `width` at a time, and gives the results in the items' order.
func inOrder<Item: Sendable, Result: Sendable, Answer>(
    _ items: [Item], width: Int, work: @escaping @Sendable (Item) async -> Result,
    each: (Result) throws -> Answer
) async throws -> [Answer] {
    try await withThrowingTaskGroup(of: (Int, Result).self) { group in
        var answers: [Answer] = []
        var waiting: [Int: Result] = [:]
        var next = 0
        func start() {
            guard next < items.count else { return }
            let index = next
            next += 1
            group.addTask { (index, await work(items[index])) }
        }
        for _ in 0..<max(1, width) { start() }
        while let (index, result) = try await group.next() {
            waiting[index] = result
            while let ready = waiting.removeValue(forKey: answers.count) {
                answers.append(try each(ready))
            }
            start()
        }
        return answers
    }
}

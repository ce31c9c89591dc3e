package import Documents
package import Logging
import ServiceLifecycle

/// Reads documents by `a2d2-extractor` children: `size` lanes, each with one child that starts with the first
/// document and is replaced when it crashes, hangs, or has read some hundred pages. Only the children open
/// documents; whatever one does to them costs a child, never the worker.
///
/// Works without `run()` too, for a command that reads a file and goes; then call `shutdown()` at the end.
package final class ExtractorPool: DocumentReader, Service {
    private let lanes: [ExtractorLane]
    private let queue: LaneQueue

    /// - Parameters:
    ///   - executable: path of `a2d2-extractor`.
    ///   - tessdata: folder of Tesseract's language data; nil for where Tesseract itself looks.
    ///   - reach: where the documents lie, and where renditions are written.
    package init(
        executable: String, size: Int, tessdata: String? = nil, reach: ExtractorReach, logger: Logger
    ) {
        var reach = reach
        if let tessdata { reach.readable.append(tessdata) }
        let settings = ExtractorLane.Settings(
            executable: executable, arguments: reach.arguments,
            environment: Self.environment(tessdata: tessdata))
        lanes = (0..<max(1, size)).map { number in
            var logger = logger
            logger[metadataKey: "lane"] = "\(number)"
            return ExtractorLane(number: number, settings: settings, logger: logger)
        }
        queue = LaneQueue(lanes)
    }

    package func read(
        _ request: ReadRequest, children: (any ChildReceiver)?
    ) async throws -> ExtractedDocument {
        try await queue.withLane { lane in try await lane.read(request, children: children) }
    }

    package func render(_ request: RenditionRequest) async throws -> [Finding] {
        try await queue.withLane { lane in try await lane.render(request) }
    }

    package var figures: ExtractorFigures {
        lanes.reduce(ExtractorFigures()) { $0 + $1.figures }
    }

    /// Stays until shutdown, then ends the children; readings under way are finished first.
    package func run() async throws {
        do {
            try await gracefulShutdown()
        } catch is CancellationError {
            await shutdown()
            throw CancellationError()
        }
        await shutdown()
    }

    /// Ends every child, each after what it is reading now.
    package func shutdown() async {
        for lane in lanes { await lane.shutdown() }
    }

    /// All that an extractor gets to know of the world. libgomp reads its limit when it is loaded, so it must
    /// stand here: with it a page takes 4 s on a busy machine of two cores, without it 21 s.
    private static func environment(tessdata: String?) -> [String: String] {
        var environment = ["OMP_THREAD_LIMIT": "1", "LC_ALL": "C.UTF-8", "PATH": "/usr/bin:/bin"]
        // It could reach nobody; nor should one that somebody put in place of ours try.
        environment["ORT_DISABLE_TELEMETRY"] = "1"
        environment["TESSDATA_PREFIX"] = tessdata
        return environment
    }
}

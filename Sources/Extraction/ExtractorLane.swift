import Documents
import Foundation
import Logging
import Synchronization

/// One extractor at a time, kept alive from request to request, on a thread of its own. Actor and child do one
/// thing at a time, in step.
actor ExtractorLane {
    struct Settings: Sendable {
        var executable: String
        var arguments: [String]
        var environment: [String: String]
        /// An extractor that has read so many pages is replaced: C libraries leak.
        var pagesPerChild = 300
    }

    private struct Running {
        let process: ChildProcess
        let memory: Int
        var buffer = LineBuffer()
        var pages = 0
        var requests = 0
    }

    private let settings: Settings
    private let logger: Logger
    private let executor: LaneExecutor
    private var running: Running?
    /// What others may see while the lane waits for an answer.
    private let visible = Mutex(Visible())

    private struct Visible {
        /// The same as `running`'s, for whoever has to end it.
        var process: ChildProcess?
        var started = 0
        var lost = 0
    }

    nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

    nonisolated var figures: ExtractorFigures {
        visible.withLock {
            ExtractorFigures(children: $0.process == nil ? 0 : 1, started: $0.started, lost: $0.lost)
        }
    }

    init(number: Int, settings: Settings, logger: Logger) {
        self.settings = settings
        self.logger = logger
        executor = LaneExecutor(label: "a2d2.extractor.\(number)")
    }

    func read(_ request: ReadRequest, children: (any ChildReceiver)?) async throws -> ExtractedDocument {
        try await endingChildOnCancel { lane in try lane.readInStep(request, children: children) }
    }

    func render(_ request: RenditionRequest) async throws -> [Finding] {
        try await endingChildOnCancel { lane in try lane.renderInStep(request) }
    }

    func shutdown() {
        dropChild()
    }

    private func endingChildOnCancel<Result: Sendable>(
        _ body: @Sendable (isolated ExtractorLane) throws -> Result
    ) async throws -> Result {
        try await withTaskCancellationHandler {
            try Task.checkCancellation()
            return try body(self)
        } onCancel: {
            visible.withLock { $0.process?.kill() }
        }
    }

    private func readInStep(
        _ request: ReadRequest, children: (any ChildReceiver)?
    ) throws -> ExtractedDocument {
        var progress = ReadProgress(request)
        var asked = request
        let limits = request.options.limits
        var start = ContinuousClock.now
        while true {
            let fresh = try sendToChild(.read(asked), memory: limits.memory)
            var step = ReadProgress.Step.wait
            while step == .wait {
                let documentEnd = start + .seconds(progress.documentSeconds)
                guard ContinuousClock.now < documentEnd else {
                    dropChild()
                    step = progress.giveUp(because: .timedOut)
                    break
                }
                switch try receive(within: Self.patience(progress.secondsToNextReply), before: documentEnd) {
                case .success(let reply):
                    step = progress.receive(reply)
                    guard step == .wait else { break }
                    // How long it takes to put files away is no time of the document's.
                    let began = ContinuousClock.now
                    try hand(reply, to: children, isAtBeginning: progress.isAtBeginning)
                    start += .now - began
                case .failure(let loss): step = progress.lose(loss, fresh: fresh)
                }
                if step == .garbled {
                    dropChild()
                    step = progress.lose(.garbled, fresh: fresh)
                }
            }
            switch step {
            case .done(let document): return document
            case .refused(let refusal): throw refusal
            case .failed(let fault): throw fault
            case .lost(let loss): throw loss
            case .again(let rest): asked = rest
            case .wait, .garbled: continue
            }
        }
    }

    private func hand(
        _ reply: ExtractorReply, to children: (any ChildReceiver)?, isAtBeginning: Bool
    ) throws {
        do {
            switch reply {
            case .opened where isAtBeginning: children?.beginAnew()
            case .child(let event): try children?.receive(event)
            default: break
            }
        } catch {
            // It is in the midst of an answer that nobody waits for any more.
            dropChild()
            throw error
        }
    }

    private func renderInStep(_ request: RenditionRequest) throws -> [Finding] {
        var losses = 0
        while true {
            let fresh = try sendToChild(.render(request), memory: request.limits.memory)
            var findings: [Finding] = []
            guard let loss = try lossInRendering(request, findings: &findings) else { return findings }
            losses += 1
            switch loss.verdict(losses: losses, fresh: fresh) {
            case .unclear: continue
            case .nobodysFault: throw loss
            case .guilty: throw loss.refusal
            }
        }
    }

    /// How the extractor was lost; nil when it wrote the rendition.
    private func lossInRendering(
        _ request: RenditionRequest, findings: inout [Finding]
    ) throws -> ChildLoss? {
        // A rendition is made in one go, without a sign of life.
        let limit = 10 * request.limits.secondsPerPage
        while true {
            switch try receive(within: .seconds(limit), before: .now + .seconds(limit)) {
            case .success(.finished): return nil
            case .success(.refused(let refusal)): throw refusal
            case .success(.failed(let reason)): throw ReportedFault(reason: reason)
            case .success(.finding(let finding)): findings.append(finding)
            case .success(.looking), .success(.opened), .success(.barcodes), .success(.parts),
                .success(.structured), .success(.child), .success(.page),
                .success(.unread), .success(.settled):
                dropChild()
                return .garbled
            case .failure(let loss): return loss
            }
        }
    }

    /// The extractor keeps the time itself and gives a page up cleanly; this is for one that can't any more.
    private static func patience(_ seconds: Double) -> Duration {
        .seconds(seconds + min(5, seconds / 2))
    }
}

// The child.
extension ExtractorLane {
    /// Hands the request to the extractor, to a new one if there is none that fits. True when it is a new one.
    private func sendToChild(_ request: ExtractorRequest, memory: Int) throws -> Bool {
        try Task.checkCancellation()
        if let running, running.memory != memory || running.pages >= settings.pagesPerChild { dropChild() }
        let line = try ExtractorLine.encode(request)
        if let running, running.process.send(line) {
            self.running?.requests += 1
            return false
        }
        dropChild()
        let process = try ChildProcess(
            executable: settings.executable, arguments: settings.arguments,
            environment: settings.environment, quiet: logger.logLevel > .debug)
        visible.withLock { visible in
            visible.process = process
            visible.started += 1
        }
        running = Running(process: process, memory: memory, requests: 1)
        logger.debug("extractor started", metadata: ["extractor": "\(settings.executable)"])
        try Task.checkCancellation()
        // If it is gone already, the end of its output says so.
        _ = process.send(line)
        return true
    }

    /// One answer, or how the child was lost; then it is no more. Throws when the waiting task was cancelled, and when
    /// no child can work on this machine.
    private func receive(
        within patience: Duration, before documentEnd: ContinuousClock.Instant
    ) throws -> Result<ExtractorReply, ChildLoss> {
        let deadline = min(ContinuousClock.now + patience, documentEnd)
        while let process = running?.process {
            if let line = running?.buffer.next() {
                guard let reply = try? ExtractorLine.decode(ExtractorReply.self, from: line) else {
                    return lost(.garbled)
                }
                if case .page = reply { running?.pages += 1 }
                return .success(reply)
            }
            switch process.receive(until: deadline) {
            case .bytes(let bytes):
                guard (try? running?.buffer.append(bytes)) != nil else { return lost(.garbled) }
            case .timeout:
                return lost(.timedOut)
            case .end:
                let ending = process.endAfterOutput()
                try Task.checkCancellation()
                if let fault = ExtractorFault(ending) {
                    dropChild()
                    throw fault
                }
                return lost(ending?.loss ?? .garbled)
            }
        }
        return .failure(.exited(code: 0))
    }

    private func lost(_ loss: ChildLoss) -> Result<ExtractorReply, ChildLoss> {
        logger.warning("extractor lost", metadata: ["reason": "\(loss)"])
        visible.withLock { $0.lost += 1 }
        dropChild()
        return .failure(loss)
    }

    private func dropChild() {
        visible.withLock { $0.process = nil }
        _ = running?.process.end()
        running = nil
    }
}

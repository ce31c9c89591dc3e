import Documents
import Extraction
import Foundation
import Glibc

/// The whole life of an extractor process: confine itself, then answer requests until its input ends.
package struct ExtractorSession {
    private let replies: ReplyWriter
    private let library: FormatLibrary
    private let recognizer: Recognizer
    private var memory: Int?

    /// The code to exit with.
    ///
    /// - Parameter arguments: what it may read and write (`ExtractorReach.arguments`).
    package static func serve(_ arguments: [String]) -> Int32 {
        do {
            guard let reach = ExtractorReach(arguments: arguments) else { throw ExtractorExit.badRequest }
            let replies = try ReplyWriter.takingOverStandardOutput()
            try Confinement.begin(reach)
            let engines = EngineShelf(secondEngine: try reach.secondEngine.map(SecondEngineFiles.named))
            var session = ExtractorSession(
                replies: replies, library: .standard, recognizer: Recognizer(engines: engines))
            while let line = readLine() {
                let request = try ExtractorLine.decode(ExtractorRequest.self, from: Data(line.utf8))
                try session.answer(request)
            }
            return 0
        } catch let exit as ExtractorExit {
            return exit.rawValue
        } catch {
            return ExtractorExit.badRequest.rawValue
        }
    }

    private mutating func answer(_ request: ExtractorRequest) throws {
        try Confinement.watchParent(true)
        switch request {
        case .read(let request):
            try limitMemory(request.options.limits)
            try Confinement.limitFileSize(0)
            try read(request)
        case .render(let request):
            try limitMemory(request.limits)
            try Confinement.limitFileSize(4 << 30)
            try Confinement.limitProcessorTime(seconds: 10 * request.limits.secondsPerPage)
            try render(request)
        }
        try Confinement.watchParent(false)
    }

    /// Once and hard; the worker takes another extractor for another limit.
    private mutating func limitMemory(_ limits: ExtractionLimits) throws {
        guard memory != limits.memory else { return }
        try Confinement.limitMemory(limits.memory)
        memory = limits.memory
    }

    private func read(_ request: ReadRequest) throws {
        do {
            try Confinement.limitProcessorTime(seconds: request.options.limits.secondsToOpen)
            let (source, scan) = try look(at: try library.open(request), for: request)
            try send(.opened(mediaType: source.mediaType, pageCount: source.pageCount))
            guard let pages = request.range(ofPageCount: source.pageCount) else {
                throw Refusal(.noPages, "It has \(source.pageCount) pages, and none of those asked for.")
            }
            if pages.contains(1) { try sendWholeDocument(source, scan, for: request) }
            try read(pages, of: source, for: request)
            try send(.finished)
        } catch let refusal as Refusal {
            try send(.refused(refusal))
        }
    }

    /// A scan that may be several documents is looked at as a whole before it counts as open: only then is known how many
    /// pages it has. Who asks for pages in its midst knows already that it is one.
    private func look(
        at source: any PageSource, for request: ReadRequest
    ) throws -> (source: any PageSource, scan: ScanLook?) {
        guard let options = request.options.scans, let scan = source as? any ScannedPages,
            request.pages?.contains(1) ?? true
        else { return (source, nil) }
        let limits = request.options.limits
        let look = try ScanLook(at: scan, options: options, limits: limits) { number in
            try Confinement.limitProcessorTime(seconds: limits.secondsPerPage)
            try send(.looking(page: number))
        }
        guard !look.division.parts.isEmpty else { return (source, look) }
        let divided = try DividedScan(
            scan, into: look.division, name: request.fileName, limits: limits)
        return (divided, look)
    }

    /// What goes with its first page.
    private func sendWholeDocument(
        _ source: any PageSource, _ scan: ScanLook?, for request: ReadRequest
    ) throws {
        for finding in scan?.findings ?? [] { try send(.finding(finding)) }
        if let scan, !scan.barcodes.isEmpty { try send(.barcodes(scan.barcodes)) }
        if let scan, !scan.division.parts.isEmpty { try send(.parts(scan.division.parts)) }
        if let data = source.structuredData { try send(.structured(data)) }
        let sender = ChildSender(request) { try send($0) }
        try ChildSender.unwrapping { try source.sendChildren(to: sender) }
    }

    private func read(_ pages: ClosedRange<Int>, of source: any PageSource, for request: ReadRequest) throws {
        let reading = DocumentReading(
            source: source, options: request.options, recognizer: recognizer, settled: request.settled)
        var settled = reading.settled
        for number in pages {
            try Confinement.limitProcessorTime(seconds: request.options.limits.secondsPerPage)
            let (result, refusal) = try reading.page(number)
            for finding in result.findings { try send(.finding(finding)) }
            if let refusal { try send(.unread(refusal)) }
            if reading.settled != settled {
                settled = reading.settled
                try send(.settled(settled))
            }
            try send(.page(result.page))
        }
    }

    private func render(_ request: RenditionRequest) throws {
        let ending: ExtractorReply
        do {
            for finding in try SearchablePDF.render(request) { try send(.finding(finding)) }
            ending = .finished
        } catch let refusal as Refusal {
            ending = .refused(refusal)
        } catch {
            ending = .failed(reason: "\(error)")
        }
        try send(ending)
    }

    private func send(_ reply: ExtractorReply) throws {
        try replies.write(try ExtractorLine.encode(reply))
    }
}

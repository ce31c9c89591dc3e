import Documents
import Extraction
import Foundation
import Glibc
import Logging
import Testing

@Suite("The pool, with extractors that misbehave", .timeLimit(.minutes(10)))
struct ExtractorPoolTests {
    private func pool(_ extractor: FaultyExtractor, size: Int = 1) -> ExtractorPool {
        ExtractorPool(
            executable: extractor.path, size: size, reach: ExtractorReach(readable: []),
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
    }

    private func request(secondsPerPage: Double = 20) -> ReadRequest {
        let limits = ExtractionLimits(secondsPerPage: secondsPerPage)
        return ReadRequest(path: "/blob", fileName: "a.pdf", options: ExtractionOptions(limits: limits))
    }

    private func refusal(of extractor: FaultyExtractor, secondsPerPage: Double = 20) async throws
        -> Refusal.Code
    {
        let pool = pool(extractor)
        let error = await #expect(throws: Refusal.self) {
            try await pool.read(request(secondsPerPage: secondsPerPage))
        }
        await pool.shutdown()
        return try #require(error).code
    }

    @Test("A sound extractor is kept for the next document")
    func keptAlive() async throws {
        let extractor = try FaultyExtractor(
            "echo x >> starts; while read line; do opened 1; page 1; finished; done")
        let pool = pool(extractor)
        for _ in 0..<3 {
            let document = try await pool.read(request())
            #expect(document.pages.count == 1)
        }
        await pool.shutdown()
        #expect(try extractor.count(of: "starts") == 1)
    }

    @Test("One that dies before it opens the document is a crash")
    func diesAtOnce() async throws {
        let extractor = try FaultyExtractor("read line; kill -SEGV $$")
        #expect(try await refusal(of: extractor) == .extractorCrashed)
    }

    @Test("One that ends with the code for it has run out of memory")
    func outOfMemory() async throws {
        let extractor = try FaultyExtractor("read line; exit \(ExtractorExit.outOfMemory.rawValue)")
        #expect(try await refusal(of: extractor) == .outOfMemory)
    }

    @Test("One that hangs is ended, and the document has timed out")
    func hangs() async throws {
        let extractor = try FaultyExtractor("read line; while :; do :; done")
        #expect(try await refusal(of: extractor, secondsPerPage: 0.1) == .extractorTimedOut)
    }

    @Test("One that closes its output and lives on is ended too")
    func goesSilent() async throws {
        let extractor = try FaultyExtractor("read line; exec >&- <&-; while :; do :; done")
        #expect(try await refusal(of: extractor) == .extractorCrashed)
    }

    @Test("Nonsense is a crash", arguments: ["hello", "{}", #"{\"finished\":{}}"#])
    func nonsense(answer: String) async throws {
        let extractor = try FaultyExtractor("while read line; do echo \"\(answer)\"; done")
        #expect(try await refusal(of: extractor) == .extractorCrashed)
    }

    @Test("A page that kills the extractor costs that page only")
    func poisonedPage() async throws {
        let extractor = try FaultyExtractor(
            """
            read line; opened 4
            case $line in
                *'"pages":[3,4]'*) page 3; page 4; finished ;;
                *'"pages":[2,4]'*) kill -SEGV $$ ;;
                *) page 1; kill -SEGV $$ ;;
            esac
            """)
        let pool = pool(extractor)
        let document = try await pool.read(request())
        await pool.shutdown()
        #expect(document.pages.map(\.source) == [.ocr, .none, .ocr, .ocr])
        #expect(document.findings.map(\.code) == ["page-crashed"])
    }

    @Test("One that somebody kills costs nothing, and twice in a row an attempt")
    func killedFromOutside() async throws {
        let once = try FaultyExtractor(
            "read line; [ -e once ] || { : > once; kill -KILL $$; }; opened 1; page 1; finished; read end")
        let pool = pool(once)
        #expect(try await pool.read(request()).pages.map(\.source) == [.ocr])
        await pool.shutdown()

        let always = try FaultyExtractor("read line; kill -KILL $$")
        let unlucky = self.pool(always)
        await #expect(throws: ChildLoss.crashed(signal: SIGKILL)) { try await unlucky.read(request()) }
        await unlucky.shutdown()
    }

    @Test("A rendition that is lost once is made by another extractor")
    func renditionLost() async throws {
        let extractor = try FaultyExtractor(
            "read line; [ -e once ] || { : > once; kill -SEGV $$; }; finished; read end")
        let pool = pool(extractor)
        #expect(try await pool.render(rendition) == [])
        await pool.shutdown()
    }

    @Test("A page that hangs costs that page only")
    func hangingPage() async throws {
        let extractor = try FaultyExtractor(
            """
            read line; opened 2
            case $line in
                *'"pages":[2,2]'*) page 2; finished ;;
                *) while :; do :; done ;;
            esac
            """)
        let pool = pool(extractor)
        let document = try await pool.read(request(secondsPerPage: 0.5))
        await pool.shutdown()
        #expect(document.pages.map(\.source) == [.none, .ocr])
        #expect(document.findings.map(\.code) == ["page-timed-out"])
    }

    @Test("After a crash the lane reads the next document")
    func recovers() async throws {
        let extractor = try FaultyExtractor(
            """
            echo x >> starts; read line
            [ "$(wc -l < starts)" -gt 2 ] || exit 1
            opened 1; page 1; finished; read end
            """
        )
        let pool = pool(extractor)
        await #expect(throws: Refusal.self) { try await pool.read(request()) }
        let document = try await pool.read(request())
        await pool.shutdown()
        #expect(document.pages.count == 1)
        #expect(try extractor.count(of: "starts") == 3)
    }

    @Test("A refusal comes through as it was given, and the extractor stays")
    func refusalComesThrough() async throws {
        let extractor = try FaultyExtractor(
            #"while read line; do echo '{"refused":{"_0":{"code":"encrypted","message":"It is locked."}}}'; done"#
        )
        let pool = pool(extractor)
        for _ in 0..<2 {
            let error = await #expect(throws: Refusal.self) { try await pool.read(request()) }
            #expect(error == Refusal(.encrypted, "It is locked."))
        }
        await pool.shutdown()
    }

    @Test("An extractor that is not there is a fault of the machine, not of the document")
    func missingExecutable() async throws {
        let pool = ExtractorPool(
            executable: "/nonexistent/extractor", size: 1, reach: ExtractorReach(readable: []),
            logger: Logger(label: "test"))
        let error = await #expect(throws: (any Error).self) { try await pool.read(request()) }
        #expect(error is any MachineFault)
    }

    @Test(
        "What is missing on the machine is no fault of the document",
        arguments: [ExtractorExit.missingLanguage, .unconfined, .badRequest, .brokenEngine])
    func machineFaults(exit: ExtractorExit) async throws {
        let extractor = try FaultyExtractor("read line; opened 3; exit \(exit.rawValue)")
        let pool = pool(extractor)
        let fault = await #expect(throws: ExtractorFault.self) { try await pool.read(request()) }
        #expect(fault?.exit == exit)
        await pool.shutdown()
    }

    @Test("A full disk that an extractor reports is a fault of the machine, and the extractor stays")
    func reportedFault() async throws {
        let extractor = try FaultyExtractor(
            #"echo x >> starts; while read line; do echo '{"failed":{"reason":"disk full"}}'; done"#)
        let pool = pool(extractor)
        let reading = await #expect(throws: ReportedFault.self) { try await pool.read(request()) }
        #expect(reading?.reason == "disk full")
        await #expect(throws: ReportedFault.self) { try await pool.render(rendition) }
        await pool.shutdown()
        #expect(try extractor.count(of: "starts") == 1)
    }

    @Test("An extractor that dies over a rendition refuses the rendition")
    func diesRendering() async throws {
        let extractor = try FaultyExtractor("read line; kill -SEGV $$")
        let pool = pool(extractor)
        let refusal = await #expect(throws: Refusal.self) { try await pool.render(rendition) }
        await pool.shutdown()
        #expect(refusal?.code == .extractorCrashed)
    }

    private var rendition: RenditionRequest {
        RenditionRequest(
            path: "/blob", mediaType: .pdf, pagesPath: "/pages", outputPath: "/output",
            limits: ExtractionLimits())
    }

    @Test("Cancelling the reader ends the extractor")
    func cancellation() async throws {
        let extractor = try FaultyExtractor("read line; echo $$ > pid; mv pid started; while :; do :; done")
        let pool = pool(extractor)
        let reading = Task { try await pool.read(request()) }
        let started = extractor.folder.appending(path: "started").path
        try await extractor.wait(for: "started")
        reading.cancel()
        await #expect(throws: CancellationError.self) { try await reading.value }
        let pid = try #require(
            pid_t(try String(contentsOfFile: started, encoding: .utf8).trimmingCharacters(in: .newlines)))
        #expect(kill(pid, 0) == -1 && errno == ESRCH)
        await pool.shutdown()
    }

    @Test("Who waits for a lane and is cancelled leaves the queue; the others are served")
    func cancelledWhileWaiting() async throws {
        let extractor = try FaultyExtractor(
            """
            while read line; do
                : > busy
                while [ ! -e go ]; do :; done
                opened 1; page 1; finished
            done
            """)
        let pool = pool(extractor)
        let first = Task { try await pool.read(request()) }
        try await extractor.wait(for: "busy")
        let second = Task { try await pool.read(request()) }
        let third = Task { try await pool.read(request()) }
        second.cancel()
        await #expect(throws: CancellationError.self) { try await second.value }
        try Data().write(to: extractor.folder.appending(path: "go"))
        #expect(try await first.value.pageCount == 1)
        #expect(try await third.value.pageCount == 1)
        await pool.shutdown()
    }

    @Test("Lanes work side by side")
    func sideBySide() async throws {
        // Each waits until the other has been asked too.
        let extractor = try FaultyExtractor(
            """
            read line; : > "asked-$$"
            while [ "$(ls | grep -c asked)" -lt 2 ]; do :; done
            opened 1; page 1; finished; read end
            """)
        let pool = pool(extractor, size: 2)
        async let first = pool.read(request())
        async let second = pool.read(request())
        let counts = try await [first.pageCount, second.pageCount]
        #expect(counts == [1, 1])
        await pool.shutdown()
    }
}

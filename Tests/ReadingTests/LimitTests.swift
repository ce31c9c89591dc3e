import Documents
import Extraction
import Foundation
import Glibc
import Testing

@Suite("The limits of the extractor, each met by a document", .timeLimit(.minutes(10)))
struct LimitTests {
    private static let letter = (1...20).map { "Line \($0) of a letter that is long enough to be read" }

    @Test("Too many pages are refused")
    func tooManyPages() async throws {
        let paper = try DrawnPaper()
        try paper.makePDF("three.pdf", sheets: [["One"], ["Two"], ["Three"]])
        #expect(try await paper.refusal(of: "three.pdf", limits: ExtractionLimits(pages: 2)) == .tooManyPages)
    }

    @Test("An extractor whose memory does not suffice says so and harms nobody")
    func outOfMemory() async throws {
        let paper = try DrawnPaper()
        try paper.makePDF("scan.pdf", sheets: [Self.letter], asPictures: true)
        let limits = ExtractionLimits(memory: 170 << 20)
        #expect(try await paper.refusal(of: "scan.pdf", limits: limits) == .outOfMemory)
    }

    @Test("A page whose time is over between two steps is given up")
    func timeout() async throws {
        let paper = try DrawnPaper()
        try paper.makePDF("scan.pdf", sheets: [Self.letter], asPictures: true)
        let limits = ExtractionLimits(secondsPerPage: 0.02)
        #expect(try await paper.refusal(of: "scan.pdf", limits: limits) == .extractorTimedOut)
    }

    @Test("A picture of more pixels than the limit is refused before it is decoded")
    func megapixels() async throws {
        let paper = try DrawnPaper()
        try paper.makePNG("scan.png", lines: Self.letter)
        let code = try await paper.refusal(of: "scan.png", limits: ExtractionLimits(megapixels: 1))
        #expect(code == .pageTooLarge)
    }

    @Test("A page on which the drawing hangs is ended from outside, and the next document is read")
    func hangs() async throws {
        let paper = try DrawnPaper()
        try paper.writeEndlessPDF("endless.pdf")
        try paper.makePDF("letter.pdf", sheets: [["Read me"]])
        let error = await #expect(throws: Refusal.self) {
            try await paper.read("endless.pdf", limits: ExtractionLimits(secondsPerPage: 1))
        }
        #expect(error?.code == .extractorTimedOut)
        let document = try await paper.read("letter.pdf")
        await paper.pool.shutdown()
        #expect(document.text == "Read me")
    }

    @Test("Other files than its documents are out of an extractor's reach, where the kernel has Landlock")
    func otherFiles() async throws {
        let paper = try DrawnPaper()
        let other = try DrawnPaper()
        try other.write([UInt8]("A secret of somebody else's".utf8), to: "secret.txt")
        try FileManager.default.createSymbolicLink(
            atPath: paper.path("link.txt"), withDestinationPath: other.path("secret.txt"))
        for path in [other.path("secret.txt"), paper.path("link.txt"), "/etc/passwd"] {
            let request = ReadRequest(path: path, fileName: "note.txt", options: ExtractionOptions())
            let code: Refusal.Code?
            do {
                _ = try await paper.pool.read(request)
                code = nil
            } catch let refusal as Refusal {
                code = refusal.code
            }
            #expect(code == (ExtractorReach.isEnforced ? .unreadable : nil), "\(path)")
        }
        await paper.pool.shutdown()
    }

    @Test("An extractor that dies in the middle of a document costs a page at most")
    func dies() async throws {
        let paper = try DrawnPaper()
        try paper.makePDF("scans.pdf", sheets: Array(repeating: Self.letter, count: 4), asPictures: true)
        try paper.makePDF("letter.pdf", sheets: [["Read me"]])
        // Reads something else first: one that dies over its first document may well be the document's fault.
        _ = try await paper.read("letter.pdf")
        async let reading = paper.read("scans.pdf")
        kill(try await paper.reader(of: "scans.pdf"), SIGSEGV)
        let document = try await reading
        await paper.pool.shutdown()
        #expect(document.pages.count == 4)
        #expect(document.pages.count { $0.source == .ocr } >= 3)
    }

    @Test("An extractor ends within seconds of its worker, however busy it is")
    func orphaned() async throws {
        let paper = try DrawnPaper()
        try paper.writeEndlessPDF("endless.pdf")
        let request = ExtractorRequest.read(
            ReadRequest(
                path: paper.path("endless.pdf"), fileName: "endless.pdf", options: ExtractionOptions()))
        let worker = Process()
        let (requests, answers) = (Pipe(), Pipe())
        worker.executableURL = URL(filePath: "/bin/sh")
        worker.arguments =
            ["-c", #"exec 3<&0; "$0" "$@" <&3 & wait"#, try DrawnPaper.extractor()]
            + ExtractorReach(readable: [paper.folder.path]).arguments
        worker.standardInput = requests
        worker.standardOutput = answers
        try worker.run()
        try requests.fileHandleForWriting.write(contentsOf: try ExtractorLine.encode(request))
        let opened = try #require(try answers.fileHandleForReading.read(upToCount: 1))
        #expect(!opened.isEmpty)

        kill(worker.processIdentifier, SIGKILL)
        // Its output ends when it does: the requests would go on, and the page would take hours.
        #expect(ends(answers.fileHandleForReading.fileDescriptor, within: .seconds(10)))
        try requests.fileHandleForWriting.close()
    }

    /// Whether nobody has the other end of the pipe open any more, in time.
    private func ends(_ descriptor: Int32, within patience: Duration) -> Bool {
        let deadline = ContinuousClock.now + patience
        var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        var bytes = [UInt8](repeating: 0, count: 4096)
        while ContinuousClock.now < deadline {
            let left = max(0, (deadline - .now) / .milliseconds(1))
            guard poll(&waiting, 1, Int32(left)) > 0 else { continue }
            if read(descriptor, &bytes, bytes.count) <= 0 { return true }
        }
        return false
    }
}

import Documents
import Extraction
import Glibc
import Testing

@Suite("How far a reading has come")
struct ReadProgressTests {
    private let request = ReadRequest(path: "/blob", fileName: "a.pdf", options: ExtractionOptions())

    private func page(_ number: Int) -> Page {
        Page(
            number: number, source: .textLayer, text: "page \(number)", confidence: 1, width: 595, height: 842
        )
    }

    private func progress(pages: Int, received: Int) -> ReadProgress {
        var progress = ReadProgress(request)
        _ = progress.receive(.opened(mediaType: .pdf, pageCount: pages))
        for number in 1..<(received + 1) { _ = progress.receive(.page(page(number))) }
        return progress
    }

    @Test("A document whose every page arrives is done")
    func whole() throws {
        var progress = progress(pages: 2, received: 2)
        let step = progress.receive(.finished)
        #expect(step == .done(ExtractedDocument(mediaType: .pdf, pageCount: 2, pages: [page(1), page(2)])))
    }

    @Test("A page that kills two extractors is left out, and the rest is asked for again")
    func poisonedPage() throws {
        var progress = progress(pages: 4, received: 1)
        var same = request
        same.pages = 2...4
        #expect(progress.lose(.crashed(signal: 11), fresh: true) == .again(same))
        #expect(progress.receive(.opened(mediaType: .pdf, pageCount: 4)) == .wait)
        var rest = request
        rest.pages = 3...4
        #expect(progress.lose(.crashed(signal: 11), fresh: true) == .again(rest))

        #expect(progress.receive(.opened(mediaType: .pdf, pageCount: 4)) == .wait)
        _ = progress.receive(.page(page(3)))
        _ = progress.receive(.page(page(4)))
        guard case .done(let document) = progress.receive(.finished) else {
            Issue.record("it is not done")
            return
        }
        #expect(document.pages.map(\.number) == [1, 2, 3, 4])
        #expect(document.pages.map(\.source) == [.textLayer, .none, .textLayer, .textLayer])
        #expect(document.findings.map(\.code) == ["page-crashed"])
    }

    @Test(
        "Each way of losing the extractor has its finding and its refusal",
        arguments: [
            (ChildLoss.timedOut, "page-timed-out", Refusal.Code.extractorTimedOut),
            (.outOfMemory, "page-out-of-memory", .outOfMemory),
            (.exited(code: 3), "page-crashed", .extractorCrashed),
            (.garbled, "page-crashed", .extractorCrashed),
        ])
    func codes(loss: ChildLoss, finding: String, code: Refusal.Code) {
        #expect(loss.finding(page: 3).code == finding)
        #expect(loss.refusal.code == code)
    }

    @Test("A document of which no page can be read is refused")
    func allPagesLost() {
        var progress = progress(pages: 2, received: 0)
        _ = progress.lose(.outOfMemory, fresh: true)
        #expect(progress.lose(.outOfMemory, fresh: true) == .refused(ChildLoss.outOfMemory.refusal))
    }

    @Test("Files within a document come before its pages, and are whole or void")
    func children() {
        let file = EmbeddedFile(path: "a.pdf")
        var progress = progress(pages: 1, received: 0)
        #expect(progress.receive(.child(.begun(file))) == .wait)
        var same = request
        same.pages = 1...1
        #expect(progress.lose(.crashed(signal: 11), fresh: true) == .again(same))
        #expect(progress.receive(.opened(mediaType: .pdf, pageCount: 1)) == .wait)
        for event in [ChildEvent.begun(file), .ended, .refused(file, Refusal(.encrypted, "locked"))] {
            #expect(progress.receive(.child(event)) == .wait)
        }
        #expect(progress.receive(.page(page(1))) == .wait)
        #expect(progress.receive(.child(.begun(file))) == .garbled)
        guard case .done(let document) = progress.receive(.finished) else {
            Issue.record("it is not done")
            return
        }
        #expect(document.childCount == 2)
    }

    @Test("A document that kills extractors while they send what lies within it is refused")
    func poisonedChild() {
        var progress = progress(pages: 2, received: 0)
        for _ in 0..<2 {
            _ = progress.receive(.opened(mediaType: .pdf, pageCount: 2))
            _ = progress.receive(.child(.begun(EmbeddedFile(path: "a.pdf"))))
            if progress.lose(.crashed(signal: 11), fresh: true)
                == .refused(ChildLoss.crashed(signal: 11).refusal)
            {
                return
            }
        }
        Issue.record("it is not refused")
    }

    @Test("A document that costs one extractor after the other is given up")
    func manyLosses() {
        var progress = progress(pages: 100, received: 1)
        var steps: [ReadProgress.Step] = []
        for _ in 0..<8 { steps.append(progress.lose(.timedOut, fresh: true)) }
        #expect(steps.last == .refused(ChildLoss.timedOut.refusal))
        #expect(steps.dropLast().allSatisfy { if case .again = $0 { true } else { false } })
    }

    @Test("What kills two extractors before it opens is refused", arguments: [true, false])
    func lossBeforeOpening(fresh: Bool) {
        var progress = ReadProgress(request)
        #expect(progress.lose(.crashed(signal: 6), fresh: fresh) == .again(request))
        let second = progress.lose(.crashed(signal: 6), fresh: true)
        #expect(second == .refused(ChildLoss.crashed(signal: 6).refusal))
    }

    @Test("A used extractor that runs out of memory is not believed, a new one is; time is not spent twice")
    func whomToBelieve() {
        var used = ReadProgress(request)
        #expect(used.lose(.outOfMemory, fresh: false) == .again(request))
        var new = ReadProgress(request)
        #expect(new.lose(.outOfMemory, fresh: true) == .refused(ChildLoss.outOfMemory.refusal))
        var slow = ReadProgress(request)
        #expect(slow.lose(.timedOut, fresh: false) == .refused(ChildLoss.timedOut.refusal))
    }

    @Test("Extractors that somebody killed say nothing against the document", arguments: [SIGKILL, SIGTERM])
    func killedFromOutside(signal: Int32) {
        var progress = progress(pages: 1, received: 0)
        var same = request
        same.pages = 1...1
        #expect(progress.lose(.crashed(signal: signal), fresh: true) == .again(same))
        #expect(progress.lose(.crashed(signal: signal), fresh: true) == .lost(.crashed(signal: signal)))
    }

    @Test("An extractor that dies after the last page has done its work")
    func lossAfterLastPage() {
        var progress = progress(pages: 1, received: 1)
        guard case .done = progress.lose(.crashed(signal: 11), fresh: true) else {
            Issue.record("it is not done")
            return
        }
    }

    @Test("Answers out of order are not believed")
    func outOfOrder() {
        var unopened = ReadProgress(request)
        #expect(unopened.receive(.page(page(1))) == .garbled)
        var skipping = progress(pages: 3, received: 1)
        #expect(skipping.receive(.page(page(3))) == .garbled)
        var early = progress(pages: 3, received: 1)
        #expect(early.receive(.finished) == .garbled)
        var empty = ReadProgress(request)
        #expect(empty.receive(.opened(mediaType: .pdf, pageCount: 0)) == .garbled)
    }

    @Test("Only the pages asked for are waited for")
    func pageRange() {
        var ranged = request
        ranged.pages = 3...10
        var progress = ReadProgress(ranged)
        _ = progress.receive(.opened(mediaType: .pdf, pageCount: 4))
        #expect(progress.receive(.page(page(3))) == .wait)
        #expect(progress.receive(.page(page(4))) == .wait)
        #expect(
            progress.receive(.finished)
                == .done(ExtractedDocument(mediaType: .pdf, pageCount: 4, pages: [page(3), page(4)])))
    }

    @Test("Opening may take no longer than half a minute, whatever a page may")
    func timeToOpen() {
        var patient = request
        patient.options.limits.secondsPerPage = 600
        var progress = ReadProgress(patient)
        #expect(progress.secondsToNextReply == 30)
        _ = progress.receive(.opened(mediaType: .pdf, pageCount: 1))
        #expect(progress.secondsToNextReply == 600)

        var hasty = request
        hasty.options.limits.secondsPerPage = 5
        #expect(ReadProgress(hasty).secondsToNextReply == 5)
    }

    // MARK: Ranges of a long document

    private func progress(range: ClosedRange<Int>, pages: Int) -> ReadProgress {
        var ranged = request
        ranged.pages = range
        var progress = ReadProgress(ranged)
        _ = progress.receive(.opened(mediaType: .pdf, pageCount: pages))
        return progress
    }

    private func document(_ step: ReadProgress.Step) throws -> ExtractedDocument {
        guard case .done(let document) = step else {
            Issue.record("it is not done: \(step)")
            throw ReportedFault(reason: "not done")
        }
        return document
    }

    @Test("A range of which no page can be read is blank, and says why: the pages around it may be sound")
    func rangeIsLost() throws {
        var progress = progress(range: 3...4, pages: 6)
        _ = progress.lose(.outOfMemory, fresh: true)
        let document = try document(progress.lose(.timedOut, fresh: true))
        #expect(document.pages.map(\.number) == [3, 4])
        #expect(document.pages.allSatisfy { $0.source == .none })
        #expect(document.unread == ChildLoss.outOfMemory.refusal)
        #expect(document.findings.map(\.code) == ["page-out-of-memory", "page-timed-out"])
    }

    @Test("Pages that the extractor itself gives up count like those that end it")
    func unreadPages() throws {
        let refusal = Refusal(.pageTooLarge, "It is a poster.")
        func reading(_ range: ClosedRange<Int>, lost: ClosedRange<Int>) -> ReadProgress.Step {
            var progress = progress(range: range, pages: 4)
            for number in range {
                // Said twice, it counts once.
                if lost.contains(number) { for _ in 0..<2 { _ = progress.receive(.unread(refusal)) } }
                _ = progress.receive(.page(page(number)))
            }
            return progress.receive(.finished)
        }
        #expect(reading(1...4, lost: 1...4) == .refused(refusal))
        #expect(try document(reading(1...4, lost: 2...4)).unread == nil)
        #expect(try document(reading(2...3, lost: 2...3)).unread == refusal)
        #expect(try document(reading(2...3, lost: 3...3)).unread == nil)
    }

    @Test("What is left after a crash is not a document of its own: its pages alone don't decide")
    func restIsLost() throws {
        var progress = progress(pages: 3, received: 1)
        _ = progress.lose(.timedOut, fresh: true)
        _ = progress.receive(.opened(mediaType: .pdf, pageCount: 3))
        _ = progress.receive(.unread(Refusal(.corruptPDF, "The page is damaged.")))
        _ = progress.receive(.page(page(3)))
        #expect(try document(progress.receive(.finished)).unread == nil)
    }

    @Test("A range that costs one extractor after the other is left, and not the document with it")
    func rangeIsGivenUp() throws {
        var progress = progress(range: 21...40, pages: 60)
        _ = progress.receive(.page(page(21)))
        var step = ReadProgress.Step.wait
        for _ in 0..<8 { step = progress.lose(.timedOut, fresh: true) }
        let document = try document(step)
        #expect(document.pages.map(\.number) == Array(21...40))
        #expect(document.unread == nil)
        #expect(document.findings.map(\.code).suffix(2) == ["page-timed-out", "pages-given-up"])
        #expect(document.findings.last?.message.contains("30 to 40") == true)
    }

    @Test("Out of time, the first pages are refused and others left")
    func outOfTime() throws {
        var first = progress(range: 1...5, pages: 60)
        #expect(first.giveUp(because: .timedOut) == .refused(ChildLoss.timedOut.refusal))
        var later = progress(range: 6...7, pages: 60)
        #expect(try document(later.giveUp(because: .timedOut)).unread == ChildLoss.timedOut.refusal)
    }

    @Test("What the pages settled on goes to whoever reads on")
    func settled() throws {
        let given = SettledReading(language: "deu", rotation: 180)
        let learnt = SettledReading(language: "fra", rotation: 0)
        var ranged = request
        ranged.pages = 2...4
        ranged.settled = given
        var progress = ReadProgress(ranged)
        _ = progress.receive(.opened(mediaType: .pdf, pageCount: 4))
        var same = ranged
        same.pages = 2...4
        #expect(progress.lose(.crashed(signal: 11), fresh: true) == .again(same))
        _ = progress.receive(.settled(learnt))
        _ = progress.receive(.page(page(2)))
        var rest = ranged
        rest.pages = 3...4
        rest.settled = learnt
        #expect(progress.lose(.crashed(signal: 11), fresh: true) == .again(rest))
        _ = progress.receive(.page(page(3)))
        _ = progress.receive(.page(page(4)))
        #expect(try document(progress.receive(.finished)).settled == learnt)
    }

    private var scanning: ReadRequest {
        var request = request
        request.options.scans = ScanOptions(separators: ["PATCHT"])
        return request
    }

    @Test("A page that can't be looked at costs the look, not the document")
    func lookLost() {
        var progress = ReadProgress(scanning)
        #expect(progress.secondsToNextReply == request.options.limits.secondsToOpen)
        #expect(progress.receive(.looking(page: 1)) == .wait)
        #expect(progress.receive(.looking(page: 2)) == .wait)
        #expect(progress.secondsToNextReply == request.options.limits.secondsPerPage)
        #expect(progress.lose(.crashed(signal: 11), fresh: true) == .again(scanning))
        #expect(progress.receive(.looking(page: 1)) == .wait)
        #expect(progress.lose(.timedOut, fresh: true) == .again(request))
        #expect(progress.receive(.opened(mediaType: .pdf, pageCount: 1)) == .wait)
        #expect(progress.receive(.page(page(1))) == .wait)
        guard case .done(let document) = progress.receive(.finished) else {
            Issue.record("it is not done")
            return
        }
        #expect(document.findings.map(\.code) == ["barcodes-not-read"])
    }

    @Test("Every page that is looked at gives the document time, and nobody looks at a page that is read")
    func timeToLook() {
        var progress = ReadProgress(scanning)
        let before = progress.documentSeconds
        for number in 1...100 { _ = progress.receive(.looking(page: number)) }
        #expect(progress.documentSeconds == before + 25 * request.options.limits.secondsPerPage)
        #expect(progress.receive(.looking(page: 0)) == .garbled)
        #expect(progress.receive(.opened(mediaType: .pdf, pageCount: 2)) == .wait)
        #expect(progress.receive(.page(page(1))) == .wait)
        #expect(progress.receive(.looking(page: 2)) == .garbled)
    }

    @Test("What barcodes say, and the parts that they make, belong to the document")
    func barcodes() {
        var progress = ReadProgress(scanning)
        let barcode = Barcode(page: 2, symbology: "PatchCode", text: "PATCHT", box: .whole)
        let parts = [ScanPart(pages: [1]), ScanPart(pages: [3])]
        for reply in [
            ExtractorReply.opened(mediaType: .pdf, pageCount: 1), .barcodes([barcode]), .parts(parts),
            .page(page(1)),
        ] {
            #expect(progress.receive(reply) == .wait)
        }
        let whole = ExtractedDocument(
            mediaType: .pdf, pageCount: 1, pages: [page(1)], barcodes: [barcode], parts: parts)
        #expect(progress.receive(.finished) == .done(whole))
    }
}

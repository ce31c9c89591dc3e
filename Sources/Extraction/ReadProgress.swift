package import Documents

/// How far the reading of one document has come, and what to do after each answer or loss. Pages come in order,
/// so the page after the last one that arrived is the one that killed the extractor. When it is to blame, it is left
/// out, and the rest is asked for again.
package struct ReadProgress: Sendable {
    package enum Step: Sendable, Hashable {
        /// Wait for the next answer.
        case wait
        case done(ExtractedDocument)
        case refused(Refusal)
        case failed(ReportedFault)
        /// Extractors were lost through no fault of the document that is known: try it again later.
        case lost(ChildLoss)
        /// Ask another extractor this.
        case again(ReadRequest)
        /// The extractor does not keep to the protocol: end it, and tell `lose(.garbled)`.
        case garbled
    }

    /// A document that costs more extractors than this is given up.
    static let mostLosses = 8

    private var request: ReadRequest
    private var opened: (mediaType: MediaType, pageCount: Int)?
    private var range = 1...1
    /// The page that is waited for.
    private var next = 1
    private var pages: [Page] = []
    private var findings: [Finding] = []
    private var structuredData: StructuredData?
    private var barcodes: [Barcode]?
    private var parts: [ScanPart]?
    /// How many pages have been looked at before it counted as open.
    private var looked = 0
    private var settled: SettledReading?
    /// Of the pages that could not be read, in their order.
    private var refusals: [Refusal] = []
    /// Files within the document, of which all has come; nil when nothing has come of any.
    private var childCount: Int?
    /// Why the page that is waited for can't be read, when the extractor has said so.
    private var refusalOfNext: Refusal?
    /// Pages that were left out since they cost extractors.
    private var losses = 0
    /// Extractors lost while this page (or the opening) was waited for.
    private var lossesHere = 0

    package init(_ request: ReadRequest) {
        self.request = request
        settled = request.settled
    }

    /// How long the whole document may take: a quarter of its pages may use their time up.
    package var documentSeconds: Double {
        request.options.limits.secondsPerPage * Double(4 + (range.count + looked) / 4)
    }

    /// The document is open, and no page of it has come: files within it may.
    package var isAtBeginning: Bool { opened != nil && range.lowerBound == 1 && pages.isEmpty }

    /// How long the next answer may take.
    package var secondsToNextReply: Double {
        let limits = request.options.limits
        return opened == nil && looked == 0 ? limits.secondsToOpen : limits.secondsPerPage
    }

    package mutating func receive(_ reply: ExtractorReply) -> Step {
        switch reply {
        case .opened(let mediaType, let pageCount):
            return open(mediaType, pageCount: pageCount)
        case .looking(let page):
            guard opened == nil || isAtBeginning, (1...request.options.limits.pages).contains(page) else {
                return .garbled
            }
            looked = max(looked, page)
            return .wait
        case .barcodes(let barcodes):
            self.barcodes = barcodes
            return .wait
        case .parts(let parts):
            self.parts = parts
            return .wait
        case .finding(let finding):
            // A second extractor that is asked for the first page says again what it found before.
            if !findings.contains(finding) { findings.append(finding) }
            return .wait
        case .structured(let data):
            structuredData = data
            return .wait
        case .child(let event):
            guard isAtBeginning else { return .garbled }
            childCount = (childCount ?? 0) + event.completed
            return .wait
        case .page(let page):
            guard opened != nil, page.number == next, range.contains(next) else { return .garbled }
            if let refusalOfNext { refusals.append(refusalOfNext) }
            pages.append(page)
            advance()
            return .wait
        case .unread(let refusal):
            refusalOfNext = refusal
            return .wait
        case .settled(let settled):
            self.settled = settled
            return .wait
        case .finished:
            return opened != nil && next > range.upperBound ? conclusion() : .garbled
        case .refused(let refusal):
            return .refused(refusal)
        case .failed(let reason):
            return .failed(ReportedFault(reason: reason))
        }
    }

    /// - Parameter fresh: the extractor had done nothing before; one that had may have died of what it did earlier.
    package mutating func lose(_ loss: ChildLoss, fresh: Bool) -> Step {
        lossesHere += 1
        guard next <= range.upperBound else { return conclusion() }
        switch loss.verdict(losses: lossesHere, fresh: fresh) {
        case .unclear: return .again(rest)
        case .nobodysFault: return .lost(loss)
        case .guilty where opened == nil && looked > 0: return readWithoutLooking(because: loss)
        // A document is never half of what lies within it.
        case .guilty where opened == nil || childCount != nil && isAtBeginning: return .refused(loss.refusal)
        case .guilty: return leaveOut(because: loss)
        }
    }

    /// Goes no further. A document is refused; but what is left of a range in its midst is left out, since the pages
    /// before and after it, which are read by other requests, may be sound.
    package mutating func giveUp(because loss: ChildLoss) -> Step {
        guard opened != nil, range.lowerBound > 1 else { return .refused(loss.refusal) }
        if next <= range.upperBound {
            findings.append(loss.finding(pages: next...range.upperBound))
        }
        while next <= range.upperBound {
            skipNext(because: loss)
        }
        return conclusion()
    }

    /// A page that nobody could look at may be the one on which the next document begins. But what can't be looked at can
    /// perhaps be read, or left out: so the scan is read as one document, and says so.
    private mutating func readWithoutLooking(because loss: ChildLoss) -> Step {
        findings.append(
            Finding(
                code: "barcodes-not-read", severity: .warning,
                message: "Its pages were not searched for barcodes, and stayed together. Page \(looked): "
                    + loss.refusal.message))
        request.options.scans = nil
        (looked, lossesHere) = (0, 0)
        return .again(request)
    }

    private mutating func leaveOut(because loss: ChildLoss) -> Step {
        losses += 1
        findings.append(loss.finding(page: next))
        skipNext(because: loss)
        guard losses < Self.mostLosses else { return giveUp(because: loss) }
        return next <= range.upperBound ? .again(rest) : conclusion()
    }

    private mutating func skipNext(because loss: ChildLoss) {
        refusals.append(loss.refusal)
        pages.append(.lost(next, like: pages.last))
        advance()
    }

    private mutating func advance() {
        next += 1
        lossesHere = 0
        refusalOfNext = nil
    }

    /// What is still to be asked for.
    private var rest: ReadRequest {
        guard opened != nil else { return request }
        var rest = request
        rest.pages = next...range.upperBound
        rest.wholeUpTo = nil
        rest.settled = settled
        return rest
    }

    private mutating func open(_ mediaType: MediaType, pageCount: Int) -> Step {
        guard opened == nil else {
            // The second extractor, asked for the rest, opens the same document.
            if isAtBeginning { childCount = nil }
            return opened?.pageCount == pageCount ? .wait : .garbled
        }
        guard let wanted = request.range(ofPageCount: pageCount) else { return .garbled }
        opened = (mediaType, pageCount)
        range = wanted
        next = range.lowerBound
        return .wait
    }

    private func conclusion() -> Step {
        guard let opened else { return .garbled }
        let unread = refusals.count == pages.count ? refusals.first : nil
        if let unread, range == 1...opened.pageCount { return .refused(unread) }
        return .done(
            ExtractedDocument(
                mediaType: opened.mediaType, pageCount: opened.pageCount, pages: pages, findings: findings,
                structuredData: structuredData, barcodes: barcodes, parts: parts, settled: settled,
                unread: unread, childCount: childCount))
    }
}

extension Page {
    /// A page that could not be read; as large as its neighbour, or A4.
    fileprivate static func lost(_ number: Int, like neighbour: Page?) -> Page {
        Page(
            number: number, source: .none, text: "", confidence: 0, width: neighbour?.width ?? 595,
            height: neighbour?.height ?? 842)
    }
}

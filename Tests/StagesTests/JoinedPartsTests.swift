import Documents
import Stages
import Store
import Testing

@Suite("What parts come to")
struct JoinedPartsTests {
    private func part(
        _ pages: ClosedRange<Int>, of count: Int = 6, key: String = "key", unread: Refusal? = nil
    ) -> DocumentPart {
        DocumentPart(
            pages: pages, memoKey: key, pipelineVersion: "v1",
            summary: ExtractedDocument(
                mediaType: .pdf, pageCount: count, pages: [],
                findings: [Finding(code: "page-\(pages.lowerBound)", severity: .info, message: "")],
                unread: unread))
    }

    @Test("A document, with the findings in the order of its pages")
    func document() {
        guard case .document(let whole) = JoinedParts([part(1...2), part(3...5), part(6...6)]) else {
            Issue.record("it is no document")
            return
        }
        #expect(whole.findings.map(\.code) == ["page-1", "page-3", "page-6"])
        #expect(whole.pageCount == 6 && whole.pages.isEmpty)
    }

    @Test("Nothing, when they don't cover the pages of one document, each once")
    func incomplete() {
        let misfits: [[DocumentPart]] = [
            [], [part(2...6)], [part(1...5)], [part(1...2), part(4...6)], [part(1...3), part(3...6)],
            [part(1...3), part(4...6, key: "other")], [part(1...3), part(4...6, of: 7)],
            [part(1...3), part(4...7)],
        ]
        for parts in misfits { #expect(JoinedParts(parts) == .incomplete, "\(parts.map(\.pages))") }
    }

    @Test("A refusal, for what befell the first page, when none could be read")
    func refused() {
        let (first, second) = (Refusal(.pageTooLarge, "first"), Refusal(.outOfMemory, "second"))
        #expect(
            JoinedParts([part(1...3, unread: first), part(4...6, unread: second)]) == .refused(first))
        guard case .document = JoinedParts([part(1...3, unread: first), part(4...6)]) else {
            Issue.record("a page could be read")
            return
        }
    }
}

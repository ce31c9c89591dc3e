import Documents
import Extraction
import Testing

@Suite("How a long document is cut")
struct PagePlanTests {
    private func first(_ pages: ClosedRange<Int>, of count: Int, recognised: Int) -> ExtractedDocument {
        ExtractedDocument(
            mediaType: .pdf, pageCount: count,
            pages: pages.map { number in
                Page(
                    number: number, source: number <= recognised ? .ocr : .textLayer, text: "", confidence: 1,
                    width: 595, height: 842, resolution: number <= recognised ? 300 : nil)
            })
    }

    private func plan(_ pagesPerJob: Int?) -> PagePlan {
        PagePlan(ExtractionOptions(pagesPerJob: pagesPerJob))
    }

    @Test("Up to the pages of a job it is read whole; of a longer one, a quarter of a job's pages first")
    func firstRequest() {
        #expect(plan(20).wholeUpTo == 20 && plan(20).firstPages == 1...5)
        #expect(plan(1).wholeUpTo == 1 && plan(1).firstPages == 1...1)
        #expect(plan(nil).wholeUpTo == nil && plan(nil).firstPages == nil)
        var request = ReadRequest(path: "/blob", fileName: "a.pdf", options: ExtractionOptions())
        request.pages = 1...5
        request.wholeUpTo = 20
        #expect(request.range(ofPageCount: 20) == 1...20)
        #expect(request.range(ofPageCount: 21) == 1...5)
        request.wholeUpTo = nil
        #expect(request.range(ofPageCount: 3) == 1...3)
        request.pages = 4...9
        #expect(request.range(ofPageCount: 3) == nil && request.range(ofPageCount: 0) == nil)
        #expect(request.range(ofPageCount: 6) == 4...6)
    }

    @Test("What was read whole is not cut")
    func whole() {
        #expect(plan(20).ranges(after: first(1...20, of: 20, recognised: 20)).isEmpty)
        #expect(plan(nil).ranges(after: first(1...300, of: 300, recognised: 300)).isEmpty)
    }

    @Test("A scan is cut into ranges that are alike", arguments: [21, 25, 26, 45, 46, 200, 1999])
    func scans(count: Int) {
        let ranges = plan(20).ranges(after: first(1...5, of: count, recognised: 5))
        #expect(ranges.flatMap(Array.init) == Array(6...count))
        #expect(ranges.allSatisfy { $0.count <= 20 })
        let lengths = ranges.map(\.count)
        #expect((lengths.max() ?? 0) - (lengths.min() ?? 0) <= 1)
    }

    @Test(
        "There are ranges for eight machines, unless they would have less than five pages each",
        arguments: [(21, 4), (46, 7), (60, 8), (165, 8), (166, 9), (200, 10), (1999, 100)])
    func shared(count: Int, ranges: Int) {
        #expect(plan(20).ranges(after: first(1...5, of: count, recognised: 5)).count == ranges)
        #expect(plan(4).ranges(after: first(1...1, of: 13, recognised: 1)).map(\.count) == [4, 4, 4])
    }

    @Test(
        "Pages with a text layer go by the hundreds, but not by the thousands: those after them may be scans")
    func textLayers() {
        #expect(plan(20).ranges(after: first(1...5, of: 200, recognised: 0)) == [6...200])
        #expect(plan(20).ranges(after: first(1...5, of: 2000, recognised: 0)).count == 10)
        #expect(plan(1).ranges(after: first(1...1, of: 21, recognised: 0)) == [2...11, 12...21])
    }

    @Test("Where every other page is a scan, a range has nearly twice the pages")
    func mixed() {
        let ranges = plan(20).ranges(after: first(1...4, of: 200, recognised: 2))
        #expect(ranges.count == 6 && ranges.allSatisfy { (32...33).contains($0.count) })
    }
}

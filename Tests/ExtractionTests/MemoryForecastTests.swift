import Documents
import Extraction
import Testing

@Suite("What the work on a document is predicted to take of the memory")
struct MemoryForecastTests {
    private func megabytes(
        _ stage: StageName, _ name: String, bytes: Int = 100_000, limit: Int = 1 << 30, pages: Int = 0,
        megapixels: Double? = nil
    ) -> Int {
        MemoryForecast(bytes: bytes, name: name, limit: limit, pages: pages, megapixels: megapixels)
            .megabytes(for: stage)
    }

    @Test(
        "What nobody has opened may be a scan of A4, but for a text; a large picture file is a large picture")
    func unopened() {
        #expect(megabytes(.extract, "a.PDF") == 161)
        #expect(megabytes(.extract, "no suffix") == 161)
        #expect(megabytes(.extract, "a.txt") == 45)
        #expect(megabytes(.extract, "a.csv", bytes: 16 << 20) == 77)
        #expect(megabytes(.extract, "small.jpeg") == 161)
        #expect(megabytes(.extract, "large.jpeg", bytes: 10 << 20) == 362)
        #expect(megabytes(.extract, "large.tif", bytes: 96 << 20) == 417)
        #expect(megabytes(.extract, "large.eml", bytes: 20 << 20) == 125)
        #expect(megabytes(.extract, "large.zip", bytes: 900 << 20) == 125)
        // It may have a thousand pages.
        #expect(megabytes(.extract, "large.pdf", bytes: 96 << 20) == 161)
    }

    @Test(
        "The largest page so far tells of the next ones, but a page of text says nothing of a scan after it")
    func ranges() {
        #expect(megabytes(.extract, "a.pdf", pages: 5, megapixels: 36) == 461)
        #expect(megabytes(.extract, "a.pdf", pages: 5, megapixels: 2) == 161)
        #expect(megabytes(.extract, "a.pdf", pages: 5) == 161)
        #expect(megabytes(.extract, "a.tif", bytes: 96 << 20, pages: 5, megapixels: 9) == 164)
    }

    @Test("An extractor never takes more than its limit")
    func limit() {
        #expect(megabytes(.extract, "a.pdf", limit: 400 << 20, pages: 5, megapixels: 36) == 400)
        #expect(megabytes(.persist, "a.tif", limit: 400 << 20, pages: 1, megapixels: 120) == 400)
    }

    @Test("The stages after hold the words; persist packs pictures anew that a PDF can't hold as they are")
    func later() {
        #expect(megabytes(.classify, "a.pdf", pages: 2000) == 300)
        #expect(megabytes(.enrich, "a.pdf", pages: 1) == 0)
        #expect(megabytes(.persist, "a.pdf", pages: 10) == 1)
        #expect(megabytes(.persist, "a.pdf", pages: 10, megapixels: 9) == 49)
        #expect(megabytes(.persist, "a.jpg", pages: 1, megapixels: 36) == 45)
        #expect(megabytes(.persist, "a.tiff", pages: 1, megapixels: 36) == 531)
    }
}

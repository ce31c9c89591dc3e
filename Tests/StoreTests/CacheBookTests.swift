import Documents
import Testing

@testable import Store

@Suite("What a cache keeps")
struct CacheBookTests {
    private let a = hash("a")
    private let b = hash("b")
    private let c = hash("c")

    private static func hash(_ text: String) -> ContentHash { ContentHasher.hash(of: text.utf8) }

    @Test("is fetched once, however many want it")
    func fetchesOnce() {
        var book = CacheBook(bound: 100)
        #expect(book.claim(a) == .absent)
        #expect(book.claim(a) == .coming)
        book.failed(a)
        #expect(book.claim(a) == .absent)
        book.arrived(a, size: 10)
        #expect(book.claim(a) == .present)
        #expect(book.size == 10)
    }

    @Test("goes when there is too much, the longest unused first")
    func evicts() {
        var book = CacheBook(bound: 25)
        for blob in [a, b] {
            #expect(book.bring(blob, size: 10) == true)
        }
        #expect(book.claim(a) == .present)
        book.release(a)
        #expect(book.bring(c, size: 10) == true)
        #expect(book.evict() == [b])
        #expect(book.size == 20)
    }

    @Test("never goes while it is in use, even when that is too much")
    func keepsWhatIsInUse() {
        var book = CacheBook(bound: 5)
        #expect(book.claim(a) == .absent)
        book.arrived(a, size: 10)
        #expect(book.evict() == [])
        #expect(book.drop(a) == false)
        book.release(a)
        #expect(book.evict() == [a])
        #expect(book.size == 0)
    }

    @Test("is nothing that is on its way, is there already, or would fill it alone")
    func bringsWhatIsNew() {
        var book = CacheBook(bound: 25)
        #expect(book.claim(a) == .absent)
        #expect(book.bring(a, size: 1) == false)
        #expect(book.bring(b, size: 1) == true)
        #expect(book.bring(b, size: 1) == false)
        #expect(book.bring(c, size: 26) == false)
    }
}

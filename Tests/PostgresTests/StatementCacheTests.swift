import Testing

@testable import Postgres

@Suite("Prepared statements")
struct StatementCacheTests {
    private func key(_ text: String, _ types: [PostgresType] = []) -> StatementCache.Key {
        StatementCache.Key(text: text, types: types)
    }

    @Test("a statement is prepared the second time and used from the third on")
    func secondTime() {
        var cache = StatementCache(capacity: 10)
        #expect(cache.use(key("a")) == .sendWhole)
        #expect(cache.use(key("a")) == .prepare(name: "s1"))
        #expect(cache.use(key("a")) == .usePrepared(name: "s1"))
        #expect(cache.use(key("b")) == .sendWhole)
        #expect(cache.use(key("b")) == .prepare(name: "s2"))
    }

    @Test("the same text with values of other types is another statement")
    func types() {
        var cache = StatementCache(capacity: 10)
        _ = cache.use(key("a", [.int8]))
        #expect(cache.use(key("a", [.text])) == .sendWhole)
    }

    @Test("a full cache starts anew, and names are not given twice")
    func bound() {
        var cache = StatementCache(capacity: 2)
        _ = cache.use(key("a"))
        _ = cache.use(key("a"))
        _ = cache.use(key("b"))
        #expect(cache.use(key("c")) == .dropAll)
        cache.removeAll()
        #expect(cache.use(key("a")) == .sendWhole)
        #expect(cache.use(key("a")) == .prepare(name: "s2"))
    }

    @Test("what could not be prepared is sent whole again")
    func failure() {
        var cache = StatementCache(capacity: 2)
        _ = cache.use(key("a"))
        _ = cache.use(key("a"))
        cache.remove(key("a"))
        #expect(cache.use(key("a")) == .sendWhole)
    }
}

import Documents
import Jobs
import Testing

@Suite struct BellTests {
    @Test func manyRingsAreHeardAsOne() async {
        let bell = Bell()
        var rings = bell.rings(for: .extract).makeAsyncIterator()
        bell.ring(.extract)
        bell.ringAll()
        #expect(await rings.next() != nil)
        bell.close()
        #expect(await rings.next() == nil)
    }

    @Test func aStageHearsOnlyItsOwn() async {
        let bell = Bell()
        var rings = bell.rings(for: .extract).makeAsyncIterator()
        _ = await rings.next()  // the one to begin with
        bell.ring(.persist)
        bell.close()
        #expect(await rings.next() == nil)
    }

    @Test func aClosedBellStaysClosed() async {
        let bell = Bell()
        bell.close()
        var rings = bell.rings(for: .enrich).makeAsyncIterator()
        _ = await rings.next()
        #expect(await rings.next() == nil)
    }
}

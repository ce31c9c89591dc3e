import Testing

@testable import Postgres

@Suite("The pool's decisions")
struct PoolStateTests {
    typealias Grant = PoolState.Grant

    private func connection(_ answer: PoolState.Answer) throws -> PoolState.ConnectionID {
        switch answer {
        case .granted(.use(let id)), .granted(.open(let id)): return id
        case .wait, .closed: throw NotGranted()
        }
    }

    private struct NotGranted: Error {}
    private let first = PoolState.WaiterID(number: 1)
    private let second = PoolState.WaiterID(number: 2)

    /// A pool whose one connection is lent.
    private func lentOut() throws -> (PoolState, PoolState.ConnectionID) {
        var pool = PoolState(size: 1)
        let id = try connection(pool.request())
        #expect(pool.opened(id) == true)
        return (pool, id)
    }

    @Test("connections are opened as they are needed, up to the size")
    func growth() throws {
        var pool = PoolState(size: 2)
        let one = try connection(pool.request())
        let two = try connection(pool.request())
        #expect(one != two)
        #expect(pool.request() == .wait)
    }

    @Test("the connection that rested least is lent first")
    func lastInFirstOut() throws {
        var pool = PoolState(size: 2)
        let one = try connection(pool.request())
        let two = try connection(pool.request())
        #expect(pool.opened(one) == true)
        #expect(pool.opened(two) == true)
        #expect(pool.returned(one, isUsable: true) == nil)
        #expect(pool.returned(two, isUsable: true) == nil)
        #expect(pool.request() == .granted(.use(two)))
        #expect(pool.request() == .granted(.use(one)))
    }

    @Test("who stands first in line is served first")
    func fairness() throws {
        var (pool, id) = try lentOut()
        #expect(pool.request(waiter: first) == .wait)
        #expect(pool.request(waiter: second) == .wait)
        let served = pool.returned(id, isUsable: true)
        #expect(served?.waiter == first)
        #expect(served?.grant == .use(id))
        #expect(pool.returned(id, isUsable: true)?.waiter == second)
    }

    @Test("a lost connection makes room for a new one, which the first in line opens")
    func loss() throws {
        var (pool, id) = try lentOut()
        #expect(pool.request(waiter: first) == .wait)
        let served = pool.returned(id, isUsable: false)
        #expect(served?.waiter == first)
        guard case .open(let fresh) = served?.grant else {
            Issue.record("the waiter was not told to open a connection")
            return
        }
        #expect(fresh != id)
    }

    @Test("who gave up opening lets the next in line try")
    func givingUp() throws {
        var pool = PoolState(size: 1)
        let id = try connection(pool.request())
        #expect(pool.request(waiter: first) == .wait)
        #expect(pool.openFailed() == 1)
        #expect(pool.openFailed() == 2)
        #expect(pool.isServerAway)
        let next = pool.gaveUpOpening(id)
        #expect(next?.waiter == first)
        guard case .open(let fresh) = next?.grant else {
            Issue.record("the waiter was not told to open a connection")
            return
        }
        #expect(pool.opened(fresh) == true)
        #expect(!pool.isServerAway)
    }

    @Test("who left the line is not served")
    func abandoning() throws {
        var (pool, id) = try lentOut()
        #expect(pool.request(waiter: first) == .wait)
        #expect(pool.request(waiter: second) == .wait)
        #expect(pool.abandon(first) == true)
        #expect(pool.abandon(first) == false)
        #expect(pool.returned(id, isUsable: true)?.waiter == second)
        #expect(pool.abandon(second) == false)
    }

    @Test("a closed pool turns everybody away and is drained when all has come back")
    func closing() throws {
        var pool = PoolState(size: 3)
        let lent = try connection(pool.request())
        let idle = try connection(pool.request())
        let opening = try connection(pool.request())
        #expect(pool.opened(lent) == true)
        #expect(pool.opened(idle) == true)
        #expect(pool.returned(idle, isUsable: true) == nil)
        #expect(pool.request() == .granted(.use(idle)))
        #expect(pool.returned(idle, isUsable: true) == nil)
        let closed = pool.close()
        #expect(closed.idle == [idle])
        #expect(pool.request(waiter: first) == .closed)
        #expect(!pool.isDrained)
        #expect(pool.opened(opening) == false)
        #expect(pool.returned(lent, isUsable: false) == nil)
        #expect(pool.isDrained)
    }

    @Test("closing names those who wait")
    func closingWithWaiters() throws {
        var (pool, _) = try lentOut()
        #expect(pool.request(waiter: first) == .wait)
        #expect(pool.close().waiters == [first])
    }
}

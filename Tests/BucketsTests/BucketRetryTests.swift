import Testing

@testable import Buckets

@Suite("Trying a bucket again")
struct BucketRetryTests {
    private let retry = BucketRetry(tries: 4, first: .milliseconds(200), longest: .seconds(2))

    private func pause(_ kind: BucketFault.Kind, done: Int, share: Double = 1, retryAfter: Int? = nil)
        -> Duration?
    {
        retry.pause(after: BucketFault(kind, at: "", "", retryAfter: retryAfter), done: done, share: share)
    }

    @Test("comes after longer and longer pauses, and ends")
    func pauses() {
        #expect(pause(.busy, done: 1) == .milliseconds(200))
        #expect(pause(.busy, done: 1, share: 0) == .milliseconds(100))
        #expect(pause(.busy, done: 3) == .milliseconds(800))
        #expect(pause(.busy, done: 4) == nil)
    }

    @Test("waits as long as the server asks, within reason")
    func retryAfter() {
        #expect(pause(.busy, done: 1, retryAfter: 1) == .seconds(1))
        #expect(pause(.busy, done: 1, retryAfter: 3600) == .seconds(2))
    }

    @Test("is for what may pass alone")
    func whatPasses() {
        let passing = BucketFault.Kind.allCases.filter { pause($0, done: 1) != nil }
        #expect(passing == [.unreachable, .stalled, .busy, .damaged])
    }
}

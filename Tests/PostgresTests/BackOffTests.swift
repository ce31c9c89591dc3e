import Postgres
import Testing

@Suite("Back-off")
struct BackOffTests {
    private let backOff = BackOff(first: .milliseconds(50), longest: .seconds(1))

    @Test(
        "the wait doubles up to the longest, and jitter takes up to half off",
        arguments: [(1, 50), (2, 100), (3, 200), (5, 800), (6, 1000), (1000, 1000)])
    func doubling(failures: Int, milliseconds: Int) {
        var random = SystemRandomNumberGenerator()
        for _ in 0..<100 {
            let delay = backOff.delay(afterFailure: failures, using: &random)
            #expect(delay <= .milliseconds(milliseconds))
            #expect(delay >= .milliseconds(milliseconds) / 2)
        }
    }

    @Test("two clients rarely wait equally long")
    func jitter() {
        let delays = Set((0..<20).map { _ in backOff.delay(afterFailure: 3) })
        #expect(delays.count > 10)
    }
}

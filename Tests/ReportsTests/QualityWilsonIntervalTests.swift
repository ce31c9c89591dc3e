import Testing

@testable import Reports

@Suite("Wilson's interval")
struct QualityWilsonIntervalTests {
    @Test(
        "known values",
        arguments: [(8, 10, 0.490, 0.943), (0, 10, 0, 0.278), (10, 10, 0.722, 1), (950, 1000, 0.935, 0.962)])
    func known(successes: Int, trials: Int, lowest: Double, highest: Double) throws {
        let interval = try #require(WilsonInterval(successes: successes, of: trials))
        #expect(abs(interval.lowest - lowest) < 0.001)
        #expect(abs(interval.highest - highest) < 0.001)
    }

    @Test("nothing is known without a trial, or of nonsense")
    func nothing() {
        #expect(WilsonInterval(successes: 0, of: 0) == nil)
        #expect(WilsonInterval(successes: 3, of: 2) == nil)
        #expect(WilsonInterval(successes: -1, of: 2) == nil)
    }
}

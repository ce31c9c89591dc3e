import Foundation
import Testing

@testable import Reports

@Suite("Durations in classes")
struct DurationsTests {
    @Test("tell percentiles that are at most 2.5 % off", arguments: 1...20)
    func bound(seed: UInt64) {
        var generator = FixedGenerator(seed: seed)
        let count = Int.random(in: 1...400, using: &generator)
        // From a millisecond to a day, evenly over the orders of magnitude.
        let all = (0..<count).map { _ in exp(Double.random(in: log(0.001)...log(86_400), using: &generator)) }
        let durations = all.reduce(into: Durations()) {
            $0.add(Durations.middle(ofBucket: Int((log($1) / log(1.05)).rounded(.up))))
        }
        let sorted = all.sorted()
        for share in [0.01, 0.5, 0.95, 0.99, 1] {
            let exact = sorted[max(1, Int((share * Double(count)).rounded(.up))) - 1]
            let told = durations.percentile(share) ?? 0
            #expect(abs(told - exact) / exact <= 0.025, "\(share) of \(count): \(told) instead of \(exact)")
        }
    }

    @Test("of nothing have no percentile")
    func nothing() {
        #expect(Durations().percentile(0.95) == nil)
    }
}

import Foundation
import Testing

@testable import Reports

@Suite("Usual amounts")
struct ContentUsualAmountsTests {
    @Test("median and deviation by hand: 100 to 108, and two bills of a million that don't matter")
    func byHand() throws {
        let amounts = [100, 101, 102, 103, 104, 104, 105, 106, 107, 1_000_000, 1_000_000].map(Double.init)
        let usual = try #require(UsualAmounts(logarithms: amounts.map { log($0) }))
        #expect(usual.bills == 11)
        #expect(abs(usual.typical - 104) < 0.001)
        // The deviations from 104 are 0 to 4 %, so twice and half of the typical amount are the limits.
        #expect(abs(usual.highest - 208) < 0.001)
        #expect(abs(usual.lowest - 52) < 0.001)
    }

    @Test("the limits follow a vendor whose bills vary")
    func wide() throws {
        // The logarithms are 0 to 2 in fifths: the median is 1, the median deviation 0.6.
        let usual = try #require(UsualAmounts(logarithms: (0...10).map { Double($0) / 5 }))
        let reach = 5 * 0.6 * 1.4826 * (1 + 6.0 / 11)
        #expect(abs(usual.highest - Decimal(exp(1 + reach))) / usual.highest < 0.000_001)
    }

    @Test("nine bills are no history")
    func tooFew() {
        #expect(UsualAmounts(logarithms: Array(repeating: 1, count: 9)) == nil)
        #expect(UsualAmounts(logarithms: Array(repeating: 1, count: 10)) != nil)
        #expect(UsualAmounts(logarithms: []) == nil)
    }

    @Test("random clean histories raise few false alarms", arguments: [10, 25, 100])
    func falseAlarms(bills: Int) throws {
        var generator = FixedGenerator(seed: UInt64(bills))
        var alarms = 0
        var judged = 0
        for _ in 0..<(40_000 / bills) {
            let logarithms = (0..<bills).map { _ in 6 + generator.nextNormal() }
            let usual = try #require(UsualAmounts(logarithms: logarithms))
            judged += bills
            alarms += logarithms.count { exp($0) > usual.highest.asDouble || exp($0) < usual.lowest.asDouble }
        }
        #expect(Double(alarms) / Double(judged) < 0.001)
    }

    @Test("a bill ten times as high is found in nearly every ordinary history")
    func found() throws {
        var generator = FixedGenerator(seed: 3)
        var found = 0
        for _ in 0..<200 {
            var logarithms = (0..<30).map { _ in 6 + 0.3 * generator.nextNormal() }
            logarithms.append(6 + log(10))
            found +=
                try #require(UsualAmounts(logarithms: logarithms)).highest.asDouble < exp(6 + log(10)) ? 1 : 0
        }
        #expect(found > 170)
    }

    @Test("limits beyond all reason are no trap")
    func huge() throws {
        let usual = try #require(UsualAmounts(logarithms: (0..<10).map { Double($0) * 3 }))
        #expect(usual.highest > usual.typical)
    }
}

extension Decimal {
    fileprivate var asDouble: Double { NSDecimalNumber(decimal: self).doubleValue }
}

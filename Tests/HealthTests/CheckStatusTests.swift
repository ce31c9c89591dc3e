import Foundation
import Testing

@testable import Health

@Suite("A check's state over time")
struct CheckStatusTests {
    private static let start = Date(timeIntervalSince1970: 1_800_000_000)

    /// Feeds results five minutes apart; answers the states after each.
    private func states(
        _ results: [HealthState], from state: HealthState = .ok, _ rule: Hysteresis = Hysteresis()
    ) -> [HealthState] {
        var status = CheckStatus(state: state, since: Self.start)
        return results.enumerated().map { number, result in
            _ = status.take(result, at: Self.start.addingTimeInterval(Double(number + 1) * 300), rule)
            return status.state
        }
    }

    @Test("changes after so many results in a row, and not before")
    func confirmation() {
        #expect(states([.critical, .critical]) == [.ok, .critical])
        #expect(states([.critical, .ok, .critical, .ok]) == [.ok, .ok, .ok, .ok])
        #expect(states([.warning], .init(confirm: 1, recover: 1)) == [.warning])
        #expect(
            states([.ok, .ok, .ok], from: .critical, .init(confirm: 1, recover: 3))
                == [.critical, .critical, .ok])
    }

    @Test("goes as far as every result of the streak has gone")
    func nearest() {
        #expect(states([.warning, .critical, .critical]) == [.ok, .warning, .warning])
        #expect(states([.critical, .warning]) == [.ok, .warning])
        #expect(states([.ok, .warning], from: .critical) == [.critical, .warning])
        #expect(states([.critical, .critical], from: .warning) == [.warning, .critical])
    }

    @Test(
        "learns nothing from what is not known when things are bad, and is alarmed by it when they are well")
    func unknown() {
        #expect(
            states([.unknown, .unknown, .unknown], from: .critical) == [.critical, .critical, .critical])
        #expect(states([.ok, .unknown, .ok], from: .warning) == [.warning, .warning, .warning])
        #expect(states([.unknown, .unknown]) == [.ok, .unknown])
        #expect(states([.ok, .ok], from: .unknown) == [.unknown, .ok])
        #expect(states([.warning, .warning], from: .unknown) == [.unknown, .warning])
    }

    @Test("takes longer to change while it flaps, and forgets that after an hour")
    func flapping() {
        var status = CheckStatus(since: Self.start)
        var now = Self.start
        let rule = Hysteresis(confirm: 1, recover: 1)
        for result in [HealthState.critical, .ok, .critical, .ok] {
            now += 60
            let change = status.take(result, at: now, rule)
            #expect(change?.to == result)
        }
        #expect(status.isFlapping(at: now))
        now += 60
        let withheld = [status.take(.critical, at: now, rule), status.take(.critical, at: now, rule)]
        #expect(withheld == [nil, nil])
        let third = status.take(.critical, at: now, rule)
        #expect(third?.from == .ok && third?.to == .critical)
        now += 3601
        #expect(!status.isFlapping(at: now))
        let recovery = status.take(.ok, at: now, rule)
        #expect(recovery?.after == 3601)
    }

    /// Every sequence of six results over every rule up to three: what must hold of each.
    @Test("keeps its promises whatever comes", arguments: [1, 2, 3], [1, 2, 3])
    func promises(confirm: Int, recover: Int) {
        let rule = Hysteresis(confirm: confirm, recover: recover)
        let states = HealthState.allCases
        for number in 0..<4096 {
            var status = CheckStatus(since: Self.start)
            var results: [HealthState] = []
            for place in 0..<6 {
                let result = states[(number >> (2 * place)) & 3]
                let before = status
                results.append(result)
                // Far enough apart that nothing flaps.
                let now = Self.start.addingTimeInterval(Double(place + 1) * 4000)
                guard let change = status.take(result, at: now, rule) else {
                    #expect(status.state == before.state && status.since == before.since)
                    continue
                }
                let needed = change.to > change.from ? confirm : recover
                let streak = results.suffix(needed)
                #expect(change.from == before.state && change.to == status.state && change.from != change.to)
                #expect(streak.count == needed && status.since == now)
                // Every result of the streak lies at least as far in the direction of the change.
                #expect(streak.allSatisfy { change.to > change.from ? $0 >= change.to : $0 <= change.to })
                #expect(streak.contains(change.to))
                #expect(!(change.to == .unknown && change.from > .unknown))
            }
        }
    }
}

import Foundation
import Testing

@testable import Scheduling

@Suite("An agenda") struct AgendaTests {
    private let start = Date(timeIntervalSince1970: 1_800_000_000)

    @Test("gives what is due in the order of its time, and nothing else")
    func order() {
        var agenda = Agenda()
        #expect(agenda.nextFire == nil)
        agenda.update("late", next: start + 3)
        agenda.update("b", next: start + 1)
        agenda.update("a", next: start + 1)
        agenda.update("first", next: start)
        #expect(agenda.nextFire == start)
        #expect(agenda.due(at: start - 0.001) == [])
        #expect(agenda.due(at: start + 1) == ["first", "a", "b"])
        #expect(agenda.due(at: start + 1) == [])
        #expect(agenda.nextFire == start + 3)
    }

    @Test("moves and drops what changes")
    func changes() {
        var agenda = Agenda()
        for number in 0..<5 { agenda.update("s\(number)", next: start + Double(number)) }
        agenda.update("s0", next: start + 10)
        agenda.update("s4", next: start - 10)
        agenda.update("s2", next: nil)
        agenda.update("unknown", next: nil)
        #expect(agenda.count == 4)
        #expect(agenda.due(at: .distantFuture) == ["s4", "s1", "s3", "s0"])
    }

    @Test("agrees with sorting, whatever happens in between")
    func againstSorting() {
        var random = RandomExpression(seed: 7)
        var agenda = Agenda()
        var truth: [String: Date] = [:]
        for _ in 0..<5000 {
            let name = "s\(Int.random(in: 0..<300, using: &random))"
            let time = start + Double(Int.random(in: 0..<1000, using: &random))
            if Int.random(in: 0..<4, using: &random) == 0 {
                agenda.update(name, next: nil)
                truth[name] = nil
            } else {
                agenda.update(name, next: time)
                truth[name] = time
            }
            #expect(agenda.nextFire == truth.values.min())
        }
        let sorted = truth.sorted { ($0.value, $0.key) < ($1.value, $1.key) }.map(\.key)
        #expect(agenda.due(at: .distantFuture) == sorted)
    }
}

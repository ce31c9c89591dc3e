import Documents
import Foundation
import Testing

@testable import Jobs

@Suite struct TurnsTests {
    private func line(_ pipeline: String, priority: Int = 0) -> WaitingLine {
        WaitingLine(priority: priority, pipeline: pipeline)
    }

    private func jobs(_ count: Int, of line: WaitingLine, from id: Int64 = 1) -> [Job] {
        (0..<count).map { number in
            Job(
                id: id + Int64(number), subject: .document(.new()), stage: .extract, pipeline: line.pipeline,
                pages: nil, priority: line.priority, attempt: 1, maxAttempts: 3,
                ready: Date(timeIntervalSinceReferenceDate: Double(id) + Double(number)),
                lease: Lease(token: UUID(), worker: UUID(), since: Date()), lastFailure: nil)
        }
    }

    @Test func linesOfOnePriorityShareAndTakeTurns() {
        var turns = Turns()
        turns.found([line("a"), line("b"), line("c")], isLimited: false)
        let first = turns.offers(limit: 10)
        #expect(first.map(\.line.pipeline) == ["a", "b", "c"])
        #expect(first.map(\.most) == [4, 4, 4])
        turns.served(jobs(1, of: line("a")), of: Array(first.prefix(1)), limit: 1)
        #expect(turns.offers(limit: 1).map(\.line.pipeline) == ["b", "c", "a"])
    }

    @Test func aHigherPriorityIsAskedFirstForAllThereIs() {
        var turns = Turns()
        turns.found([line("a"), line("b", priority: 5)], isLimited: false)
        let offers = turns.offers(limit: 10)
        #expect(offers.map(\.line.pipeline) == ["b", "a"] && offers.map(\.most) == [10, 10])
    }

    @Test func aLineIsWalkedFromWhereTheLastClaimEndedUntilTheNextSearch() throws {
        var turns = Turns()
        turns.found([line("a")], isLimited: false)
        #expect(turns.offers(limit: 5)[0].from == .front)
        let served = jobs(5, of: line("a"), from: 40)
        turns.served(served.reversed(), of: turns.offers(limit: 5), limit: 5)
        #expect(turns.offers(limit: 5)[0].from == Turns.Place(readyAt: served[4].ready, id: 44))
        turns.found([line("a")], isLimited: false)
        #expect(turns.offers(limit: 5)[0].from == .front)
    }

    @Test func anEmptyLineLeavesItsShareToOthersAndIsStillAsked() {
        var turns = Turns()
        turns.found([line("a"), line("b")], isLimited: false)
        turns.served(jobs(5, of: line("a")), of: turns.offers(limit: 10), limit: 10)
        let offers = turns.offers(limit: 10)
        #expect(Set(offers.map(\.line.pipeline)) == ["a", "b"] && offers.allSatisfy { $0.most == 10 })
    }

    @Test func emptyLinesAreForgottenInTheEnd() {
        var turns = Turns()
        turns.found((0..<200).map { line("p\($0)") }, isLimited: false)
        turns.found([], isLimited: false)
        #expect(turns.offers(limit: 1).count == Turns.mostEmpty)
    }

    @Test func oneSearchesAndASlowSearchIsMadeSeldom() {
        var turns = Turns()
        let now = ContinuousClock.now
        let first = turns.beginSearch(at: now)
        let other = turns.beginSearch(at: now + .milliseconds(500))
        #expect(first && !other, "somebody is at it")
        turns.endSearch(at: now, cost: .milliseconds(1))
        let second = turns.beginSearch(at: now + .seconds(2))
        turns.endSearch(at: now, cost: .seconds(1))
        let early = turns.beginSearch(at: now + .seconds(19))
        let late = turns.beginSearch(at: now + .seconds(21))
        #expect(second && !early && late)
    }
}

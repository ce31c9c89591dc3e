import Intake
import Testing

@Suite("The handover")
struct HandoverTests {
    private let start = ContinuousClock.now
    private var handover = Handover<String>(concurrency: 2)

    @Test("lends no more places than there are")
    mutating func lendsNoMorePlaces() {
        for name in ["a", "b", "c"] { handover.offer(name, from: 1) }
        #expect(handover.next(at: start) == "a")
        #expect(handover.next(at: start) == "b")
        #expect(handover.next(at: start) == nil)
        handover.finished(withFault: false, at: start)
        #expect(handover.next(at: start) == "c")
    }

    @Test("serves folder by folder, however long one line is")
    mutating func servesFolderByFolder() {
        for number in 0..<5 { handover.offer("big \(number)", from: 1) }
        handover.offer("small", from: 2)
        var order: [String] = []
        while let item = handover.next(at: start) {
            order.append(item)
            handover.finished(withFault: false, at: start)
        }
        #expect(order == ["big 0", "small", "big 1", "big 2", "big 3", "big 4"])
    }

    @Test("pauses after a fault, longer each time, then lets one try at a time")
    mutating func pausesAfterAFault() {
        for name in ["a", "b", "c", "d"] { handover.offer(name, from: 1) }
        _ = handover.next(at: start)
        _ = handover.next(at: start)
        handover.finished(withFault: true, at: start)
        handover.finished(withFault: true, at: start)
        #expect(handover.failures == 1, "files that fail together are one failure")
        #expect(handover.next(at: start) == nil)
        #expect(handover.resumes(at: start) == start + .seconds(1))
        let later = start + .seconds(1)
        #expect(handover.next(at: later) == "c")
        #expect(handover.next(at: later) == nil)
        handover.finished(withFault: true, at: later)
        #expect(handover.resumes(at: later) == later + .seconds(2))
        #expect(handover.next(at: later + .seconds(2)) == "d")
        let hasRecovered = handover.finished(withFault: false, at: later + .seconds(2))
        #expect(hasRecovered)
        #expect(handover.failures == 0)
    }

    @Test("gives back what a folder has offered")
    mutating func givesBack() {
        handover.offer("a", from: 1)
        handover.offer("b", from: 2)
        #expect(handover.withdraw(1) == ["a"])
        #expect(handover.next(at: start) == "b")
        #expect(handover.next(at: start) == nil)
    }
}

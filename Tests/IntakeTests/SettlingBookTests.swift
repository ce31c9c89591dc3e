import Documents
import Intake
import Testing

@Suite("The settling book")
struct SettlingBookTests {
    private let start = ContinuousClock.now
    private let path = RelativePath("a.pdf")
    private var book = SettlingBook(
        settle: .seconds(2), emptyPatience: .seconds(60), openPatience: .seconds(120))

    private func sighting(size: Int = 10, modified: Int = 1, inode: UInt64 = 7) -> SettlingBook.Sighting {
        SettlingBook.Sighting(FileSignature(size: size, modified: modified, changed: modified, inode: inode))
    }

    @Test("has a file ready once it was unchanged for the settling time, and not before")
    mutating func readyOnceUnchanged() {
        book.observe(path, sighting(), at: start)
        #expect(book.nextDue == start + .seconds(2))
        #expect(book.takeDue(at: start + .milliseconds(1999), limit: 9) == [])
        #expect(book.takeDue(at: start + .seconds(2), limit: 9).map(\.path) == [path])
        #expect(book.takeDue(at: start + .seconds(9), limit: 9) == [], "it is in hand")
        #expect(!book.isIdle)
    }

    @Test(
        "starts again when size, time or inode change",
        arguments: [(11, 1, 7), (10, 2, 7), (10, 1, 8)] as [(Int, Int, UInt64)])
    mutating func startsAgain(size: Int, modified: Int, inode: UInt64) {
        book.observe(path, sighting(), at: start)
        book.observe(path, sighting(size: size, modified: modified, inode: inode), at: start + .seconds(1))
        #expect(book.takeDue(at: start + .seconds(2), limit: 9) == [])
        #expect(book.takeDue(at: start + .seconds(3), limit: 9).count == 1)
    }

    @Test("does not start again when nothing changed")
    mutating func seenAgainUnchanged() {
        book.observe(path, sighting(), at: start)
        book.observe(path, sighting(), at: start + .seconds(1))
        #expect(book.takeDue(at: start + .seconds(2), limit: 9).count == 1)
    }

    @Test("waits longer for a file without bytes")
    mutating func waitsLongerForEmptyFiles() {
        book.observe(path, sighting(size: 0), at: start)
        #expect(book.takeDue(at: start + .seconds(59), limit: 9) == [])
        #expect(book.takeDue(at: start + .seconds(60), limit: 9).count == 1)
    }

    @Test("counts from the moment that the writer closed the file")
    mutating func countsFromTheClose() {
        book.observe(path, sighting(), at: start, isBeingMade: true)
        book.writerClosed(path, at: start + .seconds(1))
        let ready = book.takeDue(at: start + .seconds(3), limit: 9)
        #expect(ready.map(\.mayBeOpen) == [false])
    }

    @Test("rests a file that is held open, longer each time, and doubts a writer nobody hears of")
    mutating func restsWhatIsHeldOpen() {
        book.observe(path, sighting(), at: start, isBeingMade: true)
        var now = start + .seconds(2)
        #expect(book.takeDue(at: now, limit: 9).map(\.mayBeOpen) == [true])
        book.finish(path, .heldOpen, at: now)
        #expect(book.nextDue == now + .seconds(2))
        now = now + .seconds(130)
        #expect(book.takeDue(at: now, limit: 9).count == 1)
        book.finish(path, .heldOpen, at: now)
        #expect(book.nextDue == now + .seconds(4))
        #expect(book.takeDue(at: now + .seconds(4), limit: 9).map(\.mayBeOpen) == [false])
    }

    @Test("backs off after faults, doubling up to a minute, and begins anew after a change")
    mutating func backsOff() {
        book.observe(path, sighting(), at: start)
        var now = start + .seconds(2)
        for expected in [1, 2, 4, 8, 16, 32, 60, 60] {
            #expect(book.takeDue(at: now, limit: 9).count == 1)
            book.finish(path, .fault, at: now)
            #expect(book.nextDue == now + .seconds(expected))
            now = now + .seconds(expected)
        }
        book.observe(path, sighting(size: 11), at: now)
        #expect(book.takeDue(at: now + .seconds(2), limit: 9).count == 1)
    }

    @Test("forgets what is gone, alone or with its folder, but not what is in hand")
    mutating func forgets() {
        for name in ["sub/a", "sub/b", "subway/c"] { book.observe(RelativePath(name), sighting(), at: start) }
        _ = book.takeDue(at: start + .seconds(2), limit: 1)
        book.forget(within: RelativePath("sub"))
        #expect(book.inHandCount == 1)
        book.forget(RelativePath("subway/c"))
        book.forget(RelativePath("sub/a"))
        book.forget(RelativePath("sub/b"))
        #expect(book.count == book.inHandCount)
    }

    @Test("leaves alone what remains in its folder until it changes")
    mutating func leavesAloneWhatRemains() {
        book.observe(path, sighting(), at: start)
        _ = book.takeDue(at: start + .seconds(2), limit: 9)
        book.finish(path, .remains, at: start + .seconds(2))
        #expect(book.isIdle)
        for round in 0..<3 {
            book.beginScan()
            book.observe(path, sighting(), at: start + .seconds(60 * round))
            book.endScan()
            #expect(book.isIdle)
        }
        book.observe(path, sighting(modified: 2), at: start + .seconds(200))
        #expect(!book.isIdle)
    }

    @Test("takes a file that remained, vanished and came back")
    mutating func takesWhatCameBack() {
        book.observe(path, sighting(), at: start)
        _ = book.takeDue(at: start + .seconds(2), limit: 9)
        book.finish(path, .remains, at: start + .seconds(2))
        book.beginScan()
        book.endScan()
        book.observe(path, sighting(), at: start + .seconds(70))
        #expect(!book.isIdle)
    }

    @Test("forgets nothing when a scan breaks off")
    mutating func forgetsNothingWhenAScanBreaksOff() {
        book.observe(path, sighting(), at: start)
        _ = book.takeDue(at: start + .seconds(2), limit: 9)
        book.finish(path, .remains, at: start + .seconds(2))
        book.observe(RelativePath("b"), sighting(), at: start)
        book.beginScan()
        book.abandonScan()
        book.observe(path, sighting(), at: start + .seconds(70))
        #expect(book.count == 1)
    }

    @Test("drops in a scan what the scan did not see")
    mutating func dropsWhatAScanDidNotSee() {
        book.observe(path, sighting(), at: start)
        book.observe(RelativePath("b"), sighting(), at: start)
        book.beginScan()
        book.observe(path, sighting(), at: start + .seconds(1))
        book.endScan()
        #expect(book.takeDue(at: start + .seconds(9), limit: 9).map(\.path) == [path])
    }

    @Test("hands out ten thousand files in order, a few at a time")
    mutating func handsOutThousands() {
        for number in 0..<10_000 {
            book.observe(RelativePath("\(number)"), sighting(), at: start + .microseconds(number))
        }
        var taken: [String] = []
        while true {
            let ready = book.takeDue(at: start + .seconds(10), limit: 8)
            if ready.isEmpty { break }
            for item in ready {
                taken.append(item.path.escaped)
                book.finish(item.path, .gone, at: start + .seconds(10))
            }
        }
        #expect(taken == (0..<10_000).map(String.init))
        #expect(book.isIdle && book.nextDue == nil)
    }

    @Test("offers at once what was withdrawn")
    mutating func offersWhatWasWithdrawn() {
        book.observe(path, sighting(), at: start)
        _ = book.takeDue(at: start + .seconds(2), limit: 9)
        book.finish(path, .withdrawn, at: start + .seconds(2))
        #expect(book.takeDue(at: start + .seconds(2), limit: 9).count == 1)
    }

    @Test("tells a restart what it took: by place and time in a folder that keeps, by ctime elsewhere")
    func fingerprints() {
        let before = FileSignature(size: 1, modified: 2, changed: 3, inode: 4)
        let renamed = FileSignature(size: 1, modified: 2, changed: 9, inode: 4)
        let remounted = FileSignature(size: 1, modified: 2, changed: 3, inode: 5)
        func print(_ signature: FileSignature, stable: Bool, stays: Bool) -> String {
            signature.fingerprint(hasStableInode: stable, staysInPlace: stays)
        }
        #expect(print(before, stable: true, stays: true) == print(renamed, stable: true, stays: true))
        #expect(print(before, stable: true, stays: false) != print(renamed, stable: true, stays: false))
        #expect(print(before, stable: false, stays: true) == print(remounted, stable: false, stays: true))
        #expect(print(before, stable: true, stays: true) != print(remounted, stable: true, stays: true))
    }
}

import Documents
import Foundation
import Synchronization
import Testing

@testable import Stages

@Suite("The outbox after a crash")
struct OutboxCrashTests {
    private struct PowerCut: Error {}

    private let desk: OutboxDesk
    private let document = DocumentID.new()

    init() throws { desk = try OutboxDesk() }

    @Test(
        "never shows a half-written set as whole, and the next attempt finishes it", arguments: [false, true])
    func finishesAfterAnyCrash(isThereAlready: Bool) throws {
        var steps = 0
        while true {
            let path = "run \(steps)/x"
            if isThereAlready { try desk.publish("old", for: document, at: path) }
            guard try crash(before: steps, at: path) else { break }
            try expectNoHalfSet(path, isThereAlready: isThereAlready)
            #expect(try desk.publish("new", for: document, at: path) == ["\(path).txt", "\(path).json"])
            try expectSet(path, "new")
            try desk.outbox.sweep(now: Date(timeIntervalSinceNow: 7200))
            let left = try desk.everything().filter { $0.hasPrefix("run \(steps)/") }
            #expect(left == ["\(path).json", "\(path).txt"])
            steps += 1
        }
        #expect(steps >= 6)
    }

    @Test("gives another document the next name while a crashed one has not come back")
    func keepsClaims() throws {
        #expect(try crash(before: 3, at: "x"))
        let other = DocumentID.new()
        #expect(try desk.publish("other", for: other, at: "x") == ["x (2).txt", "x (2).json"])
        #expect(try desk.publish("new", for: document, at: "x") == ["x.txt", "x.json"])
        try expectSet("x", "new")
        try expectSet("x (2)", "other")
    }

    /// Publishes and stops dead before the step of this number; false when there are fewer.
    private func crash(before number: Int, at path: String) throws -> Bool {
        let count = Mutex(0)
        let outbox = Outbox(folder: desk.outboxPath) { _ in
            let isLast = count.withLock { count in
                count += 1
                return count > number
            }
            if isLast { throw PowerCut() }
        }
        do {
            _ = try outbox.publish(desk.files("new", for: document), at: path, document: document)
            return false
        } catch is PowerCut {
            return true
        }
    }

    /// A visible file is whole; a sidecar stands only beside the text that it was made with.
    private func expectNoHalfSet(_ path: String, isThereAlready: Bool) throws {
        let text = desk.text("\(path).txt")
        #expect(["old", "new", nil].contains(text))
        #expect(!isThereAlready || text != nil)
        if let sidecar = desk.text("\(path).json") {
            #expect(sidecar.contains(#""version":"\#(try #require(text))""#))
        }
    }

    private func expectSet(_ path: String, _ version: String) throws {
        #expect(desk.text("\(path).txt") == version)
        #expect(desk.text("\(path).json")?.contains(#""version":"\#(version)""#) == true)
    }
}

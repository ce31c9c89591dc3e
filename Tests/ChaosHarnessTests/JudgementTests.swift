import Testing

@testable import ChaosHarness

@Suite("The judgement at the end")
struct JudgementTests {
    private static let reading = Reading(
        pages: ["Minutes of  meeting\n7"], category: "other", fields: ["a: 1"])
    private static let hash = "h"

    private func truth(_ presence: Truth.Presence, _ ending: Truth.Ending = .stored(reading)) -> Truth {
        Truth(sha256: Self.hash, names: ["a.txt"], presence: presence, ending: ending)
    }

    private func stored(_ reading: Reading? = reading, findings: [String] = []) -> FoundDocument {
        FoundDocument(
            id: "1", name: "a.txt", sha256: Self.hash, state: "stored", reading: reading, findings: findings)
    }

    private func refused(_ code: String) -> FoundDocument {
        FoundDocument(id: "1", name: "a.txt", sha256: Self.hash, state: "quarantined", code: code)
    }

    private func complaints(_ truth: Truth, _ found: [FoundDocument], hits: String = "") -> [String] {
        Judgement(hits: Hits(text: hits)).complaints(truths: [Self.hash: truth], found: found)
    }

    @Test("What was dropped is there once, whole, and as it was")
    func good() {
        #expect(
            complaints(
                truth(.must),
                [stored(Reading(pages: ["Minutes of meeting 7"], category: "other", fields: ["a: 1"]))]) == []
        )
        #expect(complaints(truth(.must, .refused("encrypted")), [refused("encrypted")]) == [])
        #expect(complaints(truth(.may), []) == [])
        #expect(complaints(truth(.may), [stored()]) == [])
        #expect(complaints(truth(.never), []) == [])
    }

    @Test("Lost, doubled, torn, unknown, unfinished: each is told")
    func bad() {
        #expect(complaints(truth(.must), []) == ["a.txt: is lost: there is no document of it"])
        #expect(complaints(truth(.must), [stored(), stored()]).count == 1)
        #expect(complaints(truth(.never), [stored()]).count == 1)
        #expect(complaints(truth(.must), [stored(nil)]) == ["a.txt: stored without a sidecar"])
        var inFlight = stored()
        inFlight.state = "in-flight"
        #expect(complaints(truth(.must), [inFlight]) == ["a.txt: is in-flight"])
        var unknown = stored()
        unknown.sha256 = "other"
        #expect(
            complaints(truth(.may), [unknown]) == ["a.txt: holds bytes that were never dropped as a file"])
    }

    @Test("Text, category and fields must be the same")
    func content() {
        for other in [
            Reading(pages: ["Minutes of meeting 8"], category: "other", fields: ["a: 1"]),
            Reading(pages: ["Minutes of meeting 7"], category: "letter", fields: ["a: 1"]),
            Reading(pages: ["Minutes of meeting 7"], category: "other", fields: []),
        ] {
            #expect(complaints(truth(.must), [stored(other)]).count == 1)
        }
    }

    @Test("A document is excused for what was done to its extractor, and only for that")
    func excuses() {
        #expect(complaints(truth(.must), [refused("extractor-timed-out")], hits: "hang h\n") == [])
        #expect(complaints(truth(.must), [refused("extractor-timed-out")], hits: "hang g\n").count == 1)
        #expect(complaints(truth(.must), [refused("out-of-memory")], hits: "allocate h\n") == [])
        #expect(complaints(truth(.must), [refused("extractor-crashed")], hits: "crash h\n").count == 1)
        #expect(complaints(truth(.must), [refused("extractor-crashed")], hits: "crash h\ngarbage h\n") == [])
        #expect(
            complaints(truth(.must), [refused("attempts-exhausted")], hits: "crash h\nhang h\n").count == 1)
        let without = Reading(pages: [""], category: "other", fields: ["a: 1"])
        #expect(
            complaints(truth(.must), [stored(without, findings: ["page-timed-out"])], hits: "hang h\n") == [])
        #expect(complaints(truth(.must), [stored(without)], hits: "hang h\n").count == 1)
    }
}

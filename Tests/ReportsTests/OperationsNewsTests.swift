import Foundation
import Publishing
import Testing

@testable import Reports

@Suite("What changed in operations")
struct OperationsNewsTests {
    @Test("a fall is said with its folder")
    func fall() {
        let news = sentences(
            before: half(stored: 1824, folders: ["inbox/invoices": 1000, "inbox/letters": 824]),
            now: half(stored: 1204, folders: ["inbox/invoices": 380, "inbox/letters": 824]))
        #expect(
            news == [
                "Documents stored fell by 34.0 % to 1,204. All of the fall is in the folder inbox/invoices."
            ])
    }

    @Test("ups and downs are no news", arguments: [(100, 118), (3, 6), (10, 4), (1000, 1100), (0, 0)])
    func noise(before: Int, now: Int) {
        let news = sentences(
            before: half(stored: before, folders: ["inbox": before]),
            now: half(stored: now, folders: ["inbox": now]))
        #expect(!news.contains { $0.contains("Documents stored") }, "\(news)")
    }

    @Test("nothing at all is bad news, and says what there was")
    func nothingStored() {
        let news = OperationsNews(
            figures(before: half(stored: 120), now: half(stored: 0, folders: ["inbox": 100]))
        ).sentences
        #expect(news.first == Sentence("Nothing was stored; before, 120 documents were.", .bad))
        let empty = sentences(before: half(stored: 1), now: half(stored: 0))
        #expect(
            empty == [
                "No document came and none was finished in this period. In the period before, 1 document was stored."
            ])
    }

    @Test("a slower stage is said with its reason")
    func slower() {
        var (before, now) = (half(stored: 100), half(stored: 100))
        before.stages.work["extract"] = durations(5.7, count: 100)
        now.stages.work["extract"] = durations(12, count: 100)
        before.recognised = Share(part: 36, whole: 300)
        now.recognised = Share(part: 183, whole: 300)
        #expect(
            sentences(before: before, now: now) == [
                "extract takes 2.1 times as long as the period before at p95: 12.0 s instead of 5.7 s."
                    + " Pages read by OCR rose from 12.0 % to 61.0 %."
            ])
        now.stages.work["extract"] = durations(12, count: 20)
        #expect(
            sentences(before: before, now: now) == ["Nothing changed by more than the usual ups and downs."],
            "twenty runs have no slower end")
    }

    @Test("more quarantine is said with its code, lateness with its share")
    func quarantine() {
        var (before, now) = (half(stored: 1000, late: 30), half(stored: 1000, late: 120))
        before.outcomes.groups.append(group(code: "encrypted", count: 3))
        now.outcomes.groups.append(group(code: "encrypted", count: 41))
        #expect(
            sentences(before: before, now: now) == [
                "12.0 % of documents took longer than 15 min to be stored, up from 3.0 %.",
                "The reason encrypted sent 41 documents to quarantine, up from 3.",
            ])
    }

    @Test("a backlog that grows and grows old is said")
    func backlog() {
        var figures = figures(before: half(stored: 100), now: half(stored: 100))
        figures.throughput.steps = [
            Throughput.Step(name: "1", length: 3600, arrived: 500, stored: 100, quarantined: 0, open: 412)
        ]
        figures.backlog.inFlight = 412
        figures.backlog.oldestArrival = figures.moment.addingTimeInterval(-3 * 3600)
        #expect(
            OperationsNews(figures).sentences.map(\.text) == [
                "The backlog grew from 12 to 412 documents over the period.",
                "412 documents are on the way now; the oldest arrived 3 h ago.",
            ])
    }

    @Test("a first period has nothing to compare with")
    func first() {
        #expect(
            sentences(before: half(stored: 0), now: half(stored: 10))
                == ["There is nothing in the period before to compare with."])
    }

    private func sentences(before: OperationsFigures.Half, now: OperationsFigures.Half) -> [String] {
        OperationsNews(figures(before: before, now: now)).sentences.map(\.text)
    }

    private func figures(before: OperationsFigures.Half, now: OperationsFigures.Half) -> OperationsFigures {
        OperationsFigures(now: now, before: before, sla: 900, moment: moment("2026-11-25T06:00:00Z"))
    }

    private func half(stored: Int, late: Int = 0, folders: [String: Int] = [:]) -> OperationsFigures.Half {
        var half = OperationsFigures.Half()
        if stored > 0 { half.outcomes.groups = [group(code: nil, count: stored, late: late)] }
        half.arrivals.groups = folders.map {
            Arrivals.Group(folder: $0.key, outcome: "accepted", code: "", files: $0.value)
        }
        return half
    }

    private func group(code: String?, count: Int, late: Int = 0) -> Outcomes.Group {
        Outcomes.Group(
            pipeline: "default", category: nil, code: code, seconds: 20, band: 1, count: count, late: late)
    }

    private func durations(_ seconds: Double, count: Int) -> Durations {
        var durations = Durations()
        durations.add(seconds, times: count)
        return durations
    }
}

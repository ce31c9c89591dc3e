import Foundation
import Scheduling
import StrictYAML
import Testing

@Suite("The schedules that come along") struct ShippedSchedulesTests {
    private static let root = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

    private func shipped() -> [Schedule] {
        let (schedules, mistakes) = ScheduleFile.load(folder: "\(Self.root)/cron", rules: ScheduleText.rules)
        #expect(mistakes.map(\.description) == [])
        return schedules
    }

    @Test("hold no mistake, and all but the backup are switched on")
    func sound() {
        let schedules = shipped()
        #expect(
            schedules.map(\.name) == [
                "backup", "content", "costs", "full-health", "health", "operations", "quality",
                "reconciliation", "response-times", "retention",
            ])
        #expect(schedules.filter { !$0.isEnabled }.map(\.name) == ["backup"])
    }

    @Test("fire as often as they are meant to")
    func pace() throws {
        let start = Date(timeIntervalSince1970: 1_772_323_200)  // Sunday, 2026-03-01
        func fires(_ name: String, days: Double) throws -> Int {
            let schedule = try #require(shipped().first { $0.name == name })
            var count = 0
            var date = start
            while let fire = schedule.recurrence.next(after: date, in: .gmt), fire <= start + days * 86_400 {
                count += 1
                date = fire
            }
            return count
        }
        #expect(try fires("health", days: 1) == 288)
        #expect(try fires("response-times", days: 1) == 96)
        #expect(try fires("full-health", days: 1) == 24)
        for name in ["operations", "reconciliation", "retention", "backup"] {
            #expect(try fires(name, days: 7) == 7, "\(name)")
        }
        #expect(try fires("content", days: 7) == 1)
        #expect(try fires("quality", days: 7) == 1)
        #expect(try fires("costs", days: 365) == 12)
    }

    @Test("are listed in the folder's own page")
    func listed() throws {
        let page = try String(contentsOfFile: "\(Self.root)/cron/README.md", encoding: .utf8)
        let listed = page.matches(of: /\n\| `([a-z-]+)\.yaml` \|/).map { String($0.output.1) }
        #expect(listed.sorted() == shipped().map(\.name))
    }

    @Test("are read by keys that the page on schedules explains, each and no other")
    func documented() throws {
        let page = try String(contentsOfFile: "\(Self.root)/docs/schedules.md", encoding: .utf8)
        let start = try #require(page.firstRange(of: "\n## Every key\n")).upperBound
        let end = try #require(page.firstRange(of: "\n## When\n")).lowerBound
        let explained = page[start..<end].split(separator: "\n").compactMap { line in
            line.firstMatch(of: /^\| `([a-z.-]+)` \|/).map { String($0.output.1) }
        }
        #expect(explained == ScheduleFile.keys)
    }
}

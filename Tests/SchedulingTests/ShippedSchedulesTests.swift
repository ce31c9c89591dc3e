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

    @Test("hold no mistake, and all but the backups are switched on")
    func sound() {
        let schedules = shipped()
        #expect(
            schedules.map(\.name) == [
                "backup", "backup-check", "content", "costs", "full-health", "health", "operations",
                "quality",
                "reconciliation", "response-times", "retention", "roll-up",
            ])
        #expect(schedules.filter { !$0.isEnabled }.map(\.name) == ["backup", "backup-check"])
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
        #expect(try fires("roll-up", days: 1) == 24)
        #expect(try fires("backup-check", days: 7) == 1)
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

    @Test("can be driven by the system's cron, once a minute")
    func crontab() throws {
        let text = try String(contentsOfFile: "\(Self.root)/cron/a2d2.crontab", encoding: .utf8)
        let entries = text.split(separator: "\n").filter { !$0.hasPrefix("#") && !$0.contains(/^[A-Z]+=/) }
        let entry = try #require(entries.first).split(separator: " ", maxSplits: 6).map(String.init)
        #expect(entries.count == 1)
        let start = Date(timeIntervalSince1970: 0)
        let minutely = try CronExpression.parse(entry[..<5].joined(separator: " "))
        #expect(minutely.next(after: start, in: .gmt) == start + 60)
        #expect(entry.last?.contains("a2d2 schedule tick") == true)
        // Cron mails whatever is printed, once a minute.
        #expect(entry.last?.hasSuffix(">/dev/null") == true)
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

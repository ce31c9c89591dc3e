import Foundation
import Testing

@testable import Health

@Suite("When changes are told")
struct AlertPolicyTests {
    private static let noon = Date(timeIntervalSince1970: 1_795_608_000)  // 2026-11-25 12:00 UTC
    private static let berlin = TimeZone(identifier: "Europe/Berlin") ?? .gmt
    private static let night = QuietTime(start: 22 * 60, end: 6 * 60, timeZone: berlin)

    private func waiting(_ states: HealthState...) -> [AlertPolicy.Waiting] {
        states.enumerated().map { AlertPolicy.Waiting(id: Int64($0 + 1), to: $1) }
    }

    @Test("a first change is told at once; what follows within the digest makes one message")
    func digest() {
        let policy = AlertPolicy(digest: .seconds(900))
        #expect(policy.due(waiting(.warning, .ok), lastMessage: nil, at: Self.noon) == [1, 2])
        let recently = Self.noon.addingTimeInterval(-899)
        #expect(policy.due(waiting(.warning, .ok), lastMessage: recently, at: Self.noon) == [])
        let before = Self.noon.addingTimeInterval(-900)
        #expect(policy.due(waiting(.warning, .ok), lastMessage: before, at: Self.noon) == [1, 2])
        #expect(policy.due([], lastMessage: nil, at: Self.noon) == [])
    }

    @Test("critical doesn't wait for the digest, and takes along what does")
    func critical() {
        let recently = Self.noon.addingTimeInterval(-10)
        let policy = AlertPolicy(digest: .seconds(900))
        #expect(policy.due(waiting(.warning, .critical), lastMessage: recently, at: Self.noon) == [1, 2])
    }

    @Test("the quiet time holds back all but critical, which may be held back too")
    func quiet() {
        let midnight = Self.noon.addingTimeInterval(12 * 3600)
        let policy = AlertPolicy(quiet: Self.night)
        #expect(policy.due(waiting(.warning, .critical, .ok), lastMessage: nil, at: midnight) == [2])
        let strict = AlertPolicy(quiet: Self.night, criticalPasses: false)
        #expect(strict.due(waiting(.warning, .critical), lastMessage: nil, at: midnight) == [])
        #expect(strict.due(waiting(.warning, .critical), lastMessage: nil, at: Self.noon) == [1, 2])
    }

    @Test("the quiet time is of the clock in its zone, and may pass midnight")
    func zone() {
        // In winter Berlin is an hour ahead of UTC.
        #expect(!Self.night.contains(Self.noon.addingTimeInterval(9 * 3600 - 1)))
        #expect(Self.night.contains(Self.noon.addingTimeInterval(9 * 3600)))
        #expect(Self.night.contains(Self.noon.addingTimeInterval(17 * 3600 - 1)))
        #expect(!Self.night.contains(Self.noon.addingTimeInterval(17 * 3600)))
        let lunch = QuietTime(start: 12 * 60, end: 13 * 60, timeZone: .gmt)
        #expect(lunch.contains(Self.noon) && !lunch.contains(Self.noon.addingTimeInterval(3600)))
    }

    @Test("reminders come every so often, unless acknowledged or never")
    func reminders() {
        let last = Self.noon.addingTimeInterval(-4 * 3600)
        let policy = AlertPolicy(reminder: .seconds(4 * 3600))
        #expect(policy.isReminderDue(lastChange: last, isAcknowledged: false, at: Self.noon))
        #expect(!policy.isReminderDue(lastChange: last, isAcknowledged: true, at: Self.noon))
        #expect(!policy.isReminderDue(lastChange: last + 1, isAcknowledged: false, at: Self.noon))
        #expect(!AlertPolicy().isReminderDue(lastChange: last, isAcknowledged: false, at: Self.noon))
    }
}

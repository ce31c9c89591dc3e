import Delivery
import Foundation
import Postgres
import PostgresTestSupport
import Store
import Testing

@Suite("The log of deliveries")
struct DeliveryStoreTests {
    private static let mail = DeliveryTarget.mail(to: ["ops@example.com"])
    private static let webhook = DeliveryTarget.webhook(
        .init(url: "https://h.example/x?token=1", secret: nil))

    private static func key(_ digit: Character = "a", to target: DeliveryTarget = mail) -> DeliveryKey {
        DeliveryKey(
            idempotencyKey: String(repeating: digit, count: 64), target: target, subject: "Weekly\0report",
            fire: UUID())
    }

    @Test("lets a delivery be tried until it is delivered, and never after")
    func deliversOnce() async throws {
        try await withLog { log in
            let key = Self.key()
            let first = try await log.begin(key)
            #expect(first.number == 1 && first.found == .open && first.isToBeSent)
            try await log.finish(first, .failed(DeliveryFault(.temporary, "nobody answers")))
            var record = try #require(try await log.deliveries().first)
            #expect(record.state == .open && record.lastError == "nobody answers")
            #expect(record.subject == "Weekly\u{FFFD}report" && record.fire == key.fire)

            let second = try await log.begin(key)
            #expect(second.number == 2 && second.isToBeSent)
            try await log.markHandedOver(second)
            try await log.finish(second, .delivered)
            record = try #require(try await log.deliveries().first)
            #expect(record.state == .delivered && record.lastError == nil && record.delivered != nil)

            let third = try await log.begin(key)
            #expect(third.found == .delivered && !third.isToBeSent)
            #expect(try await log.deliveries().map(\.attempts) == [2])
        }
    }

    @Test("holds back a mail that was handed over and never confirmed; a webhook is tried again")
    func holdsBackTheUncertain() async throws {
        try await withLog { log in
            for target in [Self.mail, Self.webhook] {
                let key = Self.key(target == Self.mail ? "a" : "b", to: target)
                try await log.markHandedOver(try await log.begin(key))
                // Here the process is killed.
                let next = try await log.begin(key)
                #expect(next.found == .uncertain)
                #expect(next.isToBeSent == (target == Self.webhook))
            }
            #expect(try await log.deliveries(in: .uncertain).count == 2)
            #expect(try await log.deliveries().allSatisfy { !$0.target.contains("token") })
        }
    }

    @Test("lets only the last of many attempts hand over, in whatever order they come")
    func fences() async throws {
        try await withLog { log in
            let key = Self.key()
            let attempts = try await withThrowingTaskGroup(of: DeliveryAttempt.self) { group in
                for _ in 0..<12 { group.addTask { try await log.begin(key) } }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(attempts.map(\.number).sorted() == Array(1...12))
            let passed = try await withThrowingTaskGroup(of: Int?.self) { group in
                for attempt in attempts {
                    group.addTask {
                        do {
                            try await log.markHandedOver(attempt)
                            return attempt.number
                        } catch is OvertakenAttempt {
                            return nil
                        }
                    }
                }
                return try await group.reduce(into: []) { $0.append($1) }.compactMap(\.self)
            }
            #expect(passed == [12])
            // One that was overtaken says what it likes: only that it delivered would count.
            try await log.finish(attempts[0], .failed(DeliveryFault(.permanent, "late")))
            let states = try await log.deliveries().map(\.state)
            #expect(states == [attempts[0].number == 12 ? .failed : .uncertain])
        }
    }

    @Test("is moved on by a person: released to be sent again, or confirmed")
    func isMovedOn() async throws {
        try await withLog { log in
            let key = Self.key()
            let attempt = try await log.begin(key)
            #expect(try await !log.release(key.idempotencyKey), "it waits for nobody")
            try await log.markHandedOver(attempt)
            try await log.finish(attempt, .failed(DeliveryFault(.uncertain, "silence")))
            #expect(try await log.deliveries(beginningWith: "AAAA").map(\.lastError) == ["silence"])
            #expect(try await log.deliveries(beginningWith: "b").isEmpty)
            #expect(try await log.release(key.idempotencyKey))
            #expect(try await log.begin(key).isToBeSent)
            #expect(try await log.confirm(key.idempotencyKey))
            #expect(try await !log.confirm(key.idempotencyKey))
            #expect(try await log.begin(key).found == .delivered)
        }
    }

    @Test("forgets what was tried before a moment")
    func forgets() async throws {
        try await withLog { log in
            _ = try await log.begin(Self.key())
            #expect(try await log.removeDeliveries(attemptedBefore: Date(timeIntervalSinceNow: -60)) == 0)
            #expect(try await log.removeDeliveries(attemptedBefore: Date(timeIntervalSinceNow: 60)) == 1)
            #expect(try await log.deliveries().isEmpty)
        }
    }

    @Test(
        "refuses rows that make no sense",
        arguments: [
            "state = 'delivered'", "delivered_at = now()", "state = 'uncertain'", "state = 'failed'",
            "state = 'lost'", "attempts = 0", "kind = 'pigeon'", "idempotency_key = 'abc'",
        ])
    func refuses(change: String) async throws {
        try await withLog { log in
            _ = try await log.begin(Self.key())
            let error = await #expect(throws: PostgresError.self) {
                try await log.database.execute(SQL(unsafeRaw: "UPDATE deliveries SET \(change)"))
            }
            #expect(error?.sqlState == "23514", "a CHECK")
        }
    }

    private func withLog(_ body: (DeliveryStore) async throws -> Void) async throws {
        try await withFreshDatabase(migrations: Schema.migrations) { database in
            try await body(DeliveryStore(database: database))
        }
    }
}

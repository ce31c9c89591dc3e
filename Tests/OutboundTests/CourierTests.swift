import Delivery
import Foundation
import Testing
import Transfers

@testable import Outbound

@Suite("The courier")
struct CourierTests {
    private let data = FileManager.default.temporaryDirectory.appending(path: "a2d2-\(UUID().uuidString)")
        .path

    private func courier(_ log: MemoryLog, _ mailServer: MailServer? = nil) -> Courier {
        Courier(
            log: log, mailServer: mailServer, dataFolder: data,
            patience: Patience(connect: .seconds(20), stall: .seconds(3), whole: .seconds(60)), logger: quiet)
    }

    @Test("sends again only to the targets that have nothing yet")
    func sendsAgainWhatFailed() async throws {
        let log = MemoryLog()
        let targets = [DeliveryTarget.mail(to: ["ops@example.com"]), .folder(path: "out")]
        let refusing = try await ServerProcess("mail_server.py", ["replies": ["MESSAGE": "452 Later"]])
        var results = try await courier(log, .local(refusing)).deliver(.sample, to: targets)
        #expect(results.map(\.target) == targets)
        #expect(results[0].fault?.kind == .temporary && results[1].outcome == .delivered)

        let server = try await ServerProcess("mail_server.py")
        results = try await courier(log, .local(server)).deliver(.sample, to: targets)
        #expect(results.map(\.outcome) == [.delivered, .deliveredBefore])
        results = try await courier(log, .local(server)).deliver(.sample, to: targets)
        #expect(results.map(\.outcome) == [.deliveredBefore, .deliveredBefore])
        #expect(try ReceivedMail.envelopes(at: server).count == 1)
    }

    @Test("sends a mail no second time when nobody knows whether it arrived, and says what to do")
    func holdsBackTheUncertain() async throws {
        let log = MemoryLog()
        let target = DeliveryTarget.mail(to: ["ops@example.com"])
        let dropping = try await ServerProcess("mail_server.py", ["drop": true])
        let first = try await courier(log, .local(dropping)).deliver(.sample, to: target)
        let server = try await ServerProcess("mail_server.py")
        let second = try await courier(log, .local(server)).deliver(.sample, to: target)
        #expect([first, second].map { $0.fault?.kind } == [.uncertain, .uncertain])
        #expect(second.fault?.reason.contains("let it be sent again or leave it") == true)
        #expect(try ReceivedMail.envelopes(at: server).isEmpty)
    }

    @Test("sends nothing that the log did not let go")
    func obeysTheLog() async throws {
        struct NoDatabase: Error {}
        let server = try await ServerProcess("mail_server.py")
        let log = MemoryLog { throw NoDatabase() }
        let targets = [DeliveryTarget.mail(to: ["ops@example.com"]), .folder(path: "out")]
        for target in targets {
            await #expect(throws: NoDatabase.self) {
                try await courier(log, .local(server)).deliver(.sample, to: target)
            }
        }
        #expect(!FileManager.default.fileExists(atPath: "\(data)/out"))
        let overtaken = MemoryLog { throw OvertakenAttempt() }
        let result = try await courier(overtaken, .local(server)).deliver(.sample, to: targets[0])
        #expect(result.fault?.kind == .temporary && result.fault?.reason.contains("another attempt") == true)
        // A mail after them shows that the server has come to their end.
        _ = try await courier(MemoryLog(), .local(server)).deliver(.sample, to: targets[0])
        #expect(try ReceivedMail.envelopes(at: server).count == 1)
    }

    @Test("says which settings a mail needs")
    func needsAServer() async throws {
        let result = try await courier(MemoryLog()).deliver(.sample, to: .mail(to: ["ops@example.com"]))
        #expect(result.fault?.kind == .permanent && result.fault?.reason.contains("mail.host") == true)
    }

    @Test("knows a parcel's way to a target by its key, and no other by the same")
    func makesKeys() {
        func key(_ identity: String, _ target: DeliveryTarget) -> String {
            DeliveryKey(Parcel(identity: identity, subject: "s", text: ""), to: target).idempotencyKey
        }
        let keys = [
            key("a", .mail(to: ["x@y.z"])), key("b", .mail(to: ["x@y.z"])),
            key("a", .mail(to: ["v@y.z", "x@y.z"])),
            key("a", .folder(path: "x@y.z")), key("a", .webhook(.init(url: "x@y.z", secret: nil))),
            key("a4:mail", .mail(to: ["x@y.z"])),
        ]
        #expect(Set(keys).count == keys.count && keys.allSatisfy { $0.count == 64 })
        #expect(key("a", .mail(to: ["x@y.z", "v@y.z"])) == keys[2])
        let signed = DeliveryTarget.webhook(.init(url: "x@y.z", secret: .variable("X")))
        #expect(key("a", signed) == keys[4], "how it is signed is no part of where it goes")
    }
}

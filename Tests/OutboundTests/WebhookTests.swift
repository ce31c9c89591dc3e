import Delivery
import Foundation
import Testing
import Transfers

@testable import Outbound

@Suite("A webhook")
struct WebhookTests {
    private struct Received: Decodable {
        let headers: [String: String]
        let body: String
        let isSigned: Bool
    }

    private static func received(_ server: ServerProcess) throws -> [Received] {
        try server.received(".json").map { try JSONDecoder().decode(Received.self, from: $0) }
    }

    private static func webhook(
        _ server: ServerProcess, _ path: String = "/hook?token=1", secret: DeliveryTarget.SecretSource? = nil
    ) -> DeliveryTarget.Webhook {
        DeliveryTarget.Webhook(url: "http://127.0.0.1:\(server.port)\(path)", secret: secret)
    }

    private static func post(
        _ parcel: Parcel = .sample, to webhook: DeliveryTarget.Webhook, patience: Patience = Patience()
    ) async throws {
        try await WebhookCarrier(webhook: webhook, patience: patience)
            .carry(parcel, DeliveryKey(parcel, to: .webhook(webhook))) {}
    }

    @Test("is posted with its key, signed so that the receiver can check it")
    func isSigned() async throws {
        let secret = "schlüssel"
        let file = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try Data("\(secret)\n".utf8).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let server = try await ServerProcess("web_server.py", ["secret": secret])
        let webhook = Self.webhook(server, secret: .file(file.path))
        try await Self.post(to: webhook)

        let received = try #require(try Self.received(server).first)
        #expect(received.isSigned)
        let key = DeliveryKey(.sample, to: .webhook(webhook)).idempotencyKey
        #expect(received.headers["idempotency-key"] == key)
        #expect(received.headers["content-type"] == "application/json")
        let body = try #require(
            try JSONSerialization.jsonObject(with: Data(received.body.utf8)) as? [String: Any])
        #expect(body["id"] as? String == key && body["subject"] as? String == Parcel.sample.subject)
        let attachments = try #require(body["attachments"] as? [[String: String]])
        #expect(attachments.map { $0["name"] } == Parcel.sample.attachments.map(\.name))
        #expect(
            attachments[0]["content"].flatMap { Data(base64Encoded: $0) }
                == Parcel.sample.attachments[0].bytes)

        // A signature of anything else is none.
        let other = try await ServerProcess("web_server.py", ["secret": "another"])
        try await Self.post(to: Self.webhook(other, secret: .file(file.path)))
        #expect(try Self.received(other).map(\.isSigned) == [false])
    }

    @Test("brings the payload that the parcel has, and no signature without a key")
    func bringsThePayload() async throws {
        let server = try await ServerProcess("web_server.py", ["status": 202])
        var parcel = Parcel.sample
        parcel.payload = Data(#"{"alert":"disk"}"#.utf8)
        try await Self.post(parcel, to: Self.webhook(server))
        let received = try #require(try Self.received(server).first)
        #expect(received.body == #"{"alert":"disk"}"#)
        #expect(received.headers["x-a2d2-signature"] == nil)
    }

    @Test(
        "takes the receiver's answer for what it is",
        arguments: [
            (400, .permanent, "refused it: 400 (no such thing)"), (404, .permanent, "404"),
            (409, .permanent, "409"), (410, .permanent, "410"), (408, .temporary, "408"),
            (425, .temporary, "425"), (429, .temporary, "429, and asks to wait 120 s"),
            (500, .temporary, "500"), (503, .temporary, "503, and asks to wait 120 s"),
            (302, .permanent, "redirects are not followed"),
        ] as [(Int, DeliveryFault.Kind, String)])
    func judges(status: Int, kind: DeliveryFault.Kind, words: String) async throws {
        let server = try await ServerProcess(
            "web_server.py",
            [
                "status": status, "body": "no such\u{1B} thing",
                "headers": ["Retry-After": "120", "Location": "/"],
            ])
        let fault = try #require(try await faultOf { try await Self.post(to: Self.webhook(server)) })
        #expect(fault.kind == kind && fault.reason.contains(words), "\(fault)")
        #expect(try Self.received(server).count == 1)
    }

    @Test("is worth another try when nobody answers, and shows nothing of a secret URL")
    func findsNobody() async throws {
        let server = try await ServerProcess("web_server.py")
        let slow = try #require(
            try await faultOf { try await Self.post(to: Self.webhook(server, "/slow"), patience: .short) })
        #expect(slow.kind == .temporary && slow.reason.contains("fell silent"), "\(slow)")
        let absent = DeliveryTarget.Webhook(url: "http://user:pass@hook.invalid/x?token=1", secret: nil)
        let unknown = try #require(try await faultOf { try await Self.post(to: absent) })
        #expect(unknown.kind == .temporary && unknown.reason == "the name of hook.invalid is not known (DNS)")
    }

    @Test(
        "is not sent unsigned when its key can't be had",
        arguments: [.variable("A2D2_NO_SUCH_VARIABLE"), .file("/no/such/file")]
            as [DeliveryTarget.SecretSource])
    func needsItsKey(source: DeliveryTarget.SecretSource) async throws {
        let server = try await ServerProcess("web_server.py")
        let fault = try #require(
            try await faultOf { try await Self.post(to: Self.webhook(server, secret: source)) })
        #expect(fault.kind == .permanent && fault.reason.contains("key of the signature"))
        #expect(try Self.received(server).isEmpty)
    }

    @Test("signs as RFC 4231 has it")
    func signs() {
        // Its test case 2.
        #expect(
            Digest.hmac(Data("what do ya want for nothing?".utf8), key: Data("Jefe".utf8))
                == "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843")
        #expect(
            Digest.sha256("abc".utf8) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    }
}

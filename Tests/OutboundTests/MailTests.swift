import Delivery
import Foundation
import Synchronization
import Testing

@testable import Outbound

@Suite("A mail")
struct MailTests {
    @Test("arrives as it was sent, over each kind of connection", arguments: MailServer.Security.allCases)
    func arrives(security: MailServer.Security) async throws {
        let certificate = try Certificate()
        let server = try await ServerProcess(
            "mail_server.py",
            [
                "tls": security.rawValue, "certificate": certificate.certificate, "key": certificate.key,
                "user": "a2d2", "password": "geheim öäü",
            ])
        let recipients = ["ops@example.com", "chef@example.com"]
        try await MailServer.local(
            server, security: security, user: "a2d2", password: "geheim öäü",
            certificates: certificate.certificate
        ).send(to: recipients)

        let envelope = try #require(try ReceivedMail.envelopes(at: server).first)
        #expect(envelope.from == "a2d2@example.com" && envelope.to == recipients && envelope.user == "a2d2")
        let mails = try ReceivedMail.all(at: server)
        let mail = try #require(mails.first)
        #expect(mails.count == 1)
        #expect(mail["subject"] == Parcel.sample.subject)
        #expect(mail["from"] == "A2D2 Füße <a2d2@example.com>")
        #expect(mail["to"] == "ops@example.com, chef@example.com")
        #expect(mail["auto-submitted"] == "auto-generated" && mail["mime-version"] == "1.0")
        let key = DeliveryKey(.sample, to: .mail(to: recipients)).idempotencyKey
        #expect(mail["message-id"] == "<\(key)@example.com>")
        #expect(mail["date"]?.hasSuffix("+0000") == true)
        expectContent(mail)
    }

    private func expectContent(_ mail: ReceivedMail) {
        #expect(
            mail.kinds == [
                "multipart/mixed", "multipart/alternative", "text/plain", "text/html", "text/csv",
                "application/pdf",
            ])
        #expect(mail.defects == [] && mail.bareLineFeeds == 0 && mail.longestLine <= 998)
        #expect(mail.parts[0].text.replacing("\r\n", with: "\n") == Parcel.sample.text)
        #expect(mail.parts[1].text.trimmingCharacters(in: .newlines) == Parcel.sample.html)
        for (part, attachment) in zip(mail.parts.dropFirst(2), Parcel.sample.attachments) {
            #expect(part.name == attachment.name && part.disposition == "attachment")
            #expect(part.sha256 == Digest.sha256(attachment.bytes))
        }
    }

    @Test("can't be given headers by what it is about")
    func keepsItsHeaders() async throws {
        let server = try await ServerProcess("mail_server.py")
        var parcel = Parcel.sample
        parcel.subject = "Hello\r\nBcc: evil@example.com\r\n\r\nbody\u{2028}x"
        parcel.attachments = [
            .init(name: "a\r\nX-Evil: 1\".txt", mediaType: "text/plain\r\nX-Evil: 2", bytes: Data("x".utf8))
        ]
        try await MailServer.local(server).send(parcel)
        let mail = try #require(try ReceivedMail.all(at: server).first)
        #expect(mail["subject"] == "Hello  Bcc: evil@example.com    body x")
        #expect(mail["bcc"] == nil && mail["x-evil"] == nil)
        #expect(mail.parts.last?.type == "application/octet-stream")
        #expect(try ReceivedMail.envelopes(at: server).map(\.to) == [["ops@example.com"]])
        #expect(MailAddress("A2D2\r\nBcc: <evil@example.com>") == nil)
    }

    @Test("is whole without a page and without attachments", arguments: [true, false])
    func needsNoAttachments(hasText: Bool) async throws {
        let server = try await ServerProcess("mail_server.py")
        let parcel = Parcel(identity: "alert", subject: "Alert", text: hasText ? "disk full\n" : "")
        try await MailServer.local(server).send(parcel)
        let mail = try #require(try ReceivedMail.all(at: server).first)
        #expect(mail.kinds == ["multipart/mixed", "multipart/alternative", "text/plain"])
        #expect(mail.parts[0].text.trimmingCharacters(in: .newlines) == (hasText ? "disk full" : ""))
    }

    @Test("is handed over before the server has it, and not sent when that fails")
    func isHandedOverFirst() async throws {
        struct NoDatabase: Error {}
        let server = try await ServerProcess("mail_server.py")
        let folder = server.folder
        let seen = Mutex<Int?>(nil)
        try await MailServer.local(server).send {
            let files = try FileManager.default.contentsOfDirectory(atPath: folder)
            seen.withLock { $0 = files.count }
        }
        #expect(seen.withLock { $0 } == 0)
        #expect(try ReceivedMail.envelopes(at: server).count == 1)
        await #expect(throws: NoDatabase.self) {
            try await MailServer.local(server).send { throw NoDatabase() }
        }
        // A mail after it shows that the server has come to the end of the one before.
        try await MailServer.local(server).send()
        #expect(try ReceivedMail.envelopes(at: server).count == 2)
    }

    @Test("ends when nobody waits for it any more")
    func endsWhenCancelled() async throws {
        let server = try await ServerProcess("mail_server.py", ["stall": "EHLO"])
        let sending = Task { try await MailServer.local(server).send() }
        try await server.says("stalled")
        sending.cancel()
        await #expect(throws: CancellationError.self) { try await sending.value }
    }
}

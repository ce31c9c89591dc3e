import Delivery
import Foundation
import Synchronization
import Testing

@testable import Outbound

@Suite("What goes wrong with a mail")
struct MailFaultTests {
    struct Refusal: Sendable, CustomTestStringConvertible {
        let whom: String
        let reply: String
        let kind: DeliveryFault.Kind
        let words: String
        var testDescription: String { "\(whom): \(reply)" }
    }

    private static let refusals = [
        Refusal(
            whom: "nobody@example.com", reply: "550 5.1.1 No such user", kind: .permanent,
            words:
                "refuses the recipient nobody@example.com (550 5.1.1 No such user); the mail was sent to nobody"
        ),
        Refusal(
            whom: "nobody@example.com", reply: "451 4.7.1 Greylisted", kind: .temporary,
            words: "refuses the recipient nobody@example.com (451 4.7.1 Greylisted)"),
        Refusal(
            whom: "SENDER", reply: "553 Not yours", kind: .permanent,
            words: "refuses the sender (553 Not yours)"),
        Refusal(whom: "MESSAGE", reply: "554 Spam", kind: .permanent, words: "refuses the mail (554 Spam)"),
        Refusal(
            whom: "MESSAGE", reply: "452 Disk full", kind: .temporary,
            words: "refuses the mail (452 Disk full)"),
    ]

    @Test("is said with the server's words, and whether to try again", arguments: refusals)
    func isSaid(refusal: Refusal) async throws {
        let server = try await ServerProcess("mail_server.py", ["replies": [refusal.whom: refusal.reply]])
        let fault = try #require(
            try await faultOf {
                try await MailServer.local(server).send(to: ["ops@example.com", "nobody@example.com"])
            })
        #expect(fault.kind == refusal.kind)
        #expect(fault.reason.contains(refusal.words), "\(fault)")
        // All or none.
        #expect(try ReceivedMail.envelopes(at: server).isEmpty)
    }

    @Test("a wrong password is the admin's to mend, and is not shown")
    func refusesWrongPassword() async throws {
        let certificate = try Certificate()
        let server = try await ServerProcess(
            "mail_server.py",
            [
                "tls": "starttls", "certificate": certificate.certificate, "key": certificate.key,
                "user": "a2d2", "password": "right",
            ])
        let local = MailServer.local(
            server, security: .starttls, user: "a2d2", password: "wrong-password",
            certificates: certificate.certificate)
        let sent = try #require(try await faultOf { try await local.send() })
        let probed = try #require(try await faultOf { _ = try await MailServerProbe(local).run() })
        for fault in [sent, probed] {
            #expect(fault.kind == .permanent && fault.reason.contains("mail.password"), "\(fault)")
            #expect(!fault.reason.contains("wrong-password"))
        }
    }

    @Test("a certificate that nobody vouches for ends it", arguments: [MailServer.Security.starttls, .tls])
    func refusesStrangers(security: MailServer.Security) async throws {
        let certificate = try Certificate()
        let server = try await ServerProcess(
            "mail_server.py",
            ["tls": security.rawValue, "certificate": certificate.certificate, "key": certificate.key])
        let fault = try #require(
            try await faultOf {
                try await MailServer.local(server, security: security, user: "a", password: "b").send()
            })
        #expect(fault.kind == .permanent && fault.reason.contains("is not trusted"), "\(fault)")
        #expect(try ReceivedMail.envelopes(at: server).isEmpty)
    }

    @Test("a server without STARTTLS gets neither password nor mail")
    func insistsOnEncryption() async throws {
        let server = try await ServerProcess("mail_server.py")
        let fault = try #require(
            try await faultOf { try await MailServer.local(server, security: .starttls).send() })
        #expect(fault.kind == .permanent && fault.reason.contains("offers no STARTTLS"), "\(fault)")
    }

    @Test("a password never crosses a network in the clear")
    func keepsPasswords() async throws {
        let remote = MailServer(
            host: "mail.invalid", port: 25, security: .none, user: "a", password: "b", from: "a@example.com")
        let fault = try #require(try await faultOf { try await remote.send() })
        #expect(fault.kind == .permanent && fault.reason.contains("in the clear"), "\(fault)")
    }

    @Test("nobody there, or nobody of that name, is worth another try")
    func findsNobody() async throws {
        let taken = try DeafSocket()
        let absent = MailServer(
            host: "127.0.0.1", port: taken.port, security: .none, user: nil, password: nil,
            from: "a@example.com")
        var fault = try #require(try await faultOf { try await absent.send() })
        #expect(fault.kind == .temporary && fault.reason.contains("Connection refused"), "\(fault)")
        var unknown = absent
        unknown.host = "mail.invalid"
        fault = try #require(try await faultOf { try await unknown.send() })
        #expect(fault.kind == .temporary && fault.reason.contains("is not known (DNS)"), "\(fault)")
    }

    @Test(
        "a server that falls silent before it has the mail is worth another try, and after that it is not known"
    )
    func waitsNotForEver() async throws {
        for (stall, kind) in [("EHLO", DeliveryFault.Kind.temporary), ("MESSAGE", .uncertain)] {
            let server = try await ServerProcess("mail_server.py", ["stall": stall])
            let fault = try #require(
                try await faultOf { try await MailServer.local(server).send(patience: .short) })
            #expect(fault.kind == kind, "\(stall): \(fault)")
            #expect(fault.reason.contains("fell silent"), "\(fault)")
        }
    }

    @Test(
        "a connection lost in the midst of a mail is worth another try; one lost before the answer may have done it"
    )
    func losesConnections() async throws {
        let cutting = try await ServerProcess("mail_server.py", ["cut": true])
        var parcel = Parcel.sample
        parcel.text = "CUT HERE"
        parcel.attachments[0].bytes = Data(count: 4_000_000)
        let handedOver = Mutex(false)
        let cut = try #require(
            try await faultOf {
                try await MailServer.local(cutting).send(parcel) { handedOver.withLock { $0 = true } }
            })
        #expect(cut.kind == .temporary && cut.reason.contains("was lost"), "\(cut)")
        #expect(!handedOver.withLock { $0 })

        let dropping = try await ServerProcess("mail_server.py", ["drop": true])
        let dropped = try #require(try await faultOf { try await MailServer.local(dropping).send() })
        #expect(dropped.kind == .uncertain && dropped.reason.contains("may have arrived"), "\(dropped)")
        #expect(try ReceivedMail.envelopes(at: dropping).count == 1)
    }

    @Test("a server that is well is found well without a mail")
    func probes() async throws {
        let server = try await ServerProcess("mail_server.py")
        let time = try await MailServerProbe(.local(server)).run()
        #expect(time > .zero && time < .seconds(20))
        #expect(try server.received("").isEmpty)
    }
}

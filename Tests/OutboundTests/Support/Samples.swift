import Delivery
import Foundation
import Logging
import Transfers

@testable import Outbound

extension Parcel {
    /// What no mail and no folder may take amiss: umlauts, an emoji, a line of a full stop, long lines, all bytes.
    static let sample = Parcel(
        identity: "report operations 2026-11-24",
        subject: "Übersicht für Müller & Söhne – 24. November 2026: 12 % mehr Belege, 38 in Quarantäne 📈",
        text: "Guten Tag,\n.\n..\nFrom here on it gets long: \(String(repeating: "weiß ", count: 400))\n",
        html:
            "<!DOCTYPE html><p style=\"color:#123\">Größe = 5 &lt; 6</p>\(String(repeating: "x", count: 3000))",
        attachments: [
            Attachment(
                name: "Übersicht \"Q4\" (Entwurf) 100 %.csv", mediaType: "text/csv; charset=utf-8",
                bytes: Data("a,b\r\n1,2\r\n".utf8)),
            Attachment(
                name: "operations-2026-11-24.pdf", mediaType: "application/pdf",
                bytes: Data((0..<200_000).map { UInt8(truncatingIfNeeded: $0 &* 31 ^ $0 >> 8) })),
        ])
}

extension MailServer {
    static func local(
        _ server: ServerProcess, security: Security = .none, user: String? = nil, password: String? = nil,
        certificates: String? = nil, from: String = "A2D2 Füße <a2d2@example.com>"
    ) -> MailServer {
        // The certificate is made out to this name.
        MailServer(
            host: "localhost", port: server.port, security: security, user: user, password: password,
            from: from, certificates: certificates)
    }
}

extension Patience {
    /// For those that keep us waiting on purpose; longer than a busy machine needs for an answer.
    static let short = Patience(connect: .seconds(4), stall: .seconds(4), whole: .seconds(15))
}

extension MailServer {
    /// Sends the sample to these; returns how often it was handed over.
    func send(
        _ parcel: Parcel = .sample, to recipients: [String] = ["ops@example.com"],
        patience: Patience = Patience(connect: .seconds(60), stall: .seconds(300), whole: .seconds(600)),
        handOver: @escaping @Sendable () async throws -> Void = {}
    ) async throws {
        let key = DeliveryKey(parcel, to: .mail(to: recipients))
        try await MailCarrier(server: self, recipients: recipients, patience: patience)
            .carry(parcel, key, handOver: handOver)
    }
}

/// The fault that `body` throws; another error is thrown on.
func faultOf(_ body: () async throws -> Void) async throws -> DeliveryFault? {
    do {
        try await body()
        return nil
    } catch let fault as DeliveryFault {
        return fault
    }
}

let quiet = Logger(label: "tests.outbound") { _ in SwiftLogNoOpLogHandler() }

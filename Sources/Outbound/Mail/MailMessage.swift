import Delivery
import Foundation

/// A mail before it is sent: its envelope, its headers, its parts.
struct MailMessage: Sendable {
    struct Part: Sendable {
        let mediaType: String
        /// `quoted-printable` or `base64` (RFC 2045, 6).
        let encoding: String
        /// Of an attachment.
        let fileName: String?
        let bytes: Data
    }

    let sender: String
    let recipients: [String]
    let headers: [String]
    /// The same content, the plainest form first.
    let alternatives: [Part]
    let attachments: [Part]

    /// Throws a `DeliveryFault` when the sender's address is none.
    init(_ parcel: Parcel, _ key: DeliveryKey, from: String, to recipients: [String], at date: Date) throws {
        guard let from = MailAddress(from) else {
            throw DeliveryFault(.permanent, "mail.from is no address such as A2D2 <a2d2@example.com>")
        }
        guard recipients.allSatisfy(MailAddress.isAddress), !recipients.isEmpty else {
            throw DeliveryFault(.permanent, "a recipient is no address such as ops@example.com")
        }
        sender = from.address
        self.recipients = recipients
        let domain = from.address.split(separator: "@").last ?? "localhost"
        headers = [
            "Date: \(MailText.date(date))",
            "From: \(from.name.map { "\(MailText.phrase($0))\r\n " } ?? "")<\(from.address)>",
            "To: \(recipients.map { "<\($0)>" }.joined(separator: ",\r\n "))",
            "Subject: \(MailText.header(parcel.subject))",
            // The same for every attempt: mail systems show a mail that they have seen twice once.
            "Message-ID: <\(key.idempotencyKey)@\(domain)>",
            // So that nobody's holiday answers it (RFC 3834, 5).
            "Auto-Submitted: auto-generated",
        ]
        let text = Part(
            mediaType: "text/plain; charset=utf-8", encoding: "quoted-printable", fileName: nil,
            bytes: MailText.canonical(parcel.text))
        let page = parcel.html.map {
            Part(
                mediaType: "text/html; charset=utf-8", encoding: "quoted-printable", fileName: nil,
                bytes: MailText.canonical($0))
        }
        alternatives = [text] + [page].compactMap(\.self)
        attachments = parcel.attachments.map {
            Part(
                mediaType: Self.isMediaType($0.mediaType) ? $0.mediaType : "application/octet-stream",
                encoding: "base64", fileName: $0.name, bytes: $0.bytes)
        }
    }

    /// In bytes, before they are encoded.
    var size: Int {
        (alternatives + attachments).reduce(0) { $0 + $1.bytes.count }
    }

    private static func isMediaType(_ text: String) -> Bool {
        text.wholeMatch(of: /[A-Za-z0-9.+-]+\/[A-Za-z0-9.+-]+(; ?[a-z]+=[A-Za-z0-9.+-]+)*/) != nil
    }
}

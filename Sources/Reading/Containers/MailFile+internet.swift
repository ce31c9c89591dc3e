import Documents
import Extraction

/// Of a mail of the Internet.
extension MailFile {
    /// A mail is taken apart in memory.
    private static let mostBytes = 256 << 20

    init(_ file: DocumentFile, limits: ExtractionLimits) throws {
        guard file.size <= Self.mostBytes else {
            throw Refusal(
                .fileTooLarge, "It is a mail of \(file.size >> 20) MB; the limit is \(Self.mostBytes >> 20).")
        }
        let mail = try Mail([UInt8](try file.contents()))
        let body = try mail.root.map { try MailBody($0) }
        let headers = MailSheet.headers(
            from: mail.from, to: mail.to, cc: mail.cc, date: mail.date, subject: mail.subject)
        let attachments = (body?.files ?? []).enumerated().map { index, part in
            Attachment(path: Self.name(of: part, number: index + 1)) {
                // The mail owns its parts.
                withExtendedLifetime(mail) { part.attachedMail ?? part.content ?? [] }
            }
        }
        try self.init(
            texts: [headers] + (body?.texts ?? []), attachments: attachments,
            decorations: body?.decorations ?? 0, of: .email, limits: limits)
    }

    private static func name(of part: MailPart, number: Int) -> String {
        part.fileName ?? "attachment-\(number).\(suffix(of: part.type))"
    }

    /// What the file is, its bytes will say; this is for people.
    private static func suffix(of type: String) -> String {
        switch type {
        case "message/rfc822": "eml"
        case "text/plain": "txt"
        case "text/html": "html"
        case "text/calendar": "ics"
        case "image/jpeg": "jpg"
        case "application/pdf", "image/png", "image/gif", "image/tiff", "text/csv":
            String(type.split(separator: "/")[1])
        default: "bin"
        }
    }
}

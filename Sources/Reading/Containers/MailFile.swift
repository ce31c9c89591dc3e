import Documents
import Extraction
import Foundation

/// A mail: who wrote what to whom, as text; attachments are files within it.
struct MailFile: PageSource {
    /// A mail is taken apart in memory.
    private static let mostBytes = 256 << 20

    private let files: [MailPart]
    private let sheets: SheetedText
    /// Owns the parts.
    private let mail: Mail

    init(_ file: DocumentFile, limits: ExtractionLimits) throws {
        guard file.size <= Self.mostBytes else {
            throw Refusal(
                .fileTooLarge, "It is a mail of \(file.size >> 20) MB; the limit is \(Self.mostBytes >> 20).")
        }
        mail = try Mail([UInt8](try file.contents()))
        let body = try mail.root.map { try MailBody($0) }
        files = body?.files ?? []
        let headers = MailSheet.headers(
            from: mail.from, to: mail.to, cc: mail.cc, date: mail.date, subject: mail.subject)
        let sheet = MailSheet(
            texts: [headers] + (body?.texts ?? []),
            fileNames: files.enumerated().map { Self.name(of: $1, number: $0 + 1) },
            decorations: body?.decorations ?? 0)
        sheets = try sheet.sheets(of: .email, limits: limits)
    }

    var mediaType: MediaType { .email }
    var pageCount: Int { sheets.pageCount }

    func read(page number: Int, with tools: PageTools) throws -> PageReading {
        try sheets.read(page: number, with: tools)
    }

    func sendChildren(to outlet: any ChildOutlet) throws {
        for (index, part) in files.enumerated() {
            let child = EmbeddedFile(path: Self.name(of: part, number: index + 1))
            try outlet.send(child) { write in
                try (part.attachedMail ?? part.content ?? []).withUnsafeBytes(write)
            }
        }
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

import Documents
import Extraction
import Foundation

/// A message that Outlook saved: read as any mail is. A message that is attached to it is part of its text, since it is no
/// file of its own; what is attached to that is a file as well.
struct OutlookFile: PageSource {
    private struct File {
        var path: String
        var attachment: OutlookMessage.Attachment
    }

    /// Messages within messages.
    private static let mostDepth = 10

    /// What a message comes to, with those within it.
    private struct Content {
        var texts: [String] = []
        var files: [File] = []
        var decorations = 0
    }

    private let files: [File]
    private let sheets: SheetedText

    init(_ file: DocumentFile, limits: ExtractionLimits) throws {
        let message = try OutlookMessage([UInt8](try file.contents()))
        var content = Content()
        try Self.read(message, into: &content, below: "", depth: 0)
        files = content.files
        let sheet = MailSheet(
            texts: content.texts, fileNames: files.map(\.path), decorations: content.decorations)
        sheets = try sheet.sheets(of: .outlook, limits: limits)
    }

    var mediaType: MediaType { .outlook }
    var pageCount: Int { sheets.pageCount }

    func read(page number: Int, with tools: PageTools) throws -> PageReading {
        try sheets.read(page: number, with: tools)
    }

    func sendChildren(to outlet: any ChildOutlet) throws {
        for file in files {
            try outlet.send(EmbeddedFile(path: file.path)) { write in
                try (file.attachment.bytes ?? []).withUnsafeBytes(write)
            }
        }
    }

    private static func read(
        _ message: OutlookMessage, into content: inout Content, below folder: String, depth: Int
    ) throws {
        guard depth < mostDepth else { return }
        content.texts.append(
            MailSheet.headers(
                from: message.sender, to: message.receivers, cc: message.copies, date: message.date,
                subject: message.subject))
        content.texts.append(try message.body())
        let page = message.page
        for (index, attachment) in message.attachments.enumerated() {
            if let embedded = attachment.embedded {
                let name = embedded.subject ?? attachment.name ?? "message"
                let inner = folder + name.replacing("/", with: "-") + "/"
                try read(embedded, into: &content, below: inner, depth: depth + 1)
            } else if MailSheet.isDecoration(
                type: attachment.type ?? "", contentID: attachment.contentID,
                size: attachment.bytes?.count ?? 0,
                within: page)
            {
                content.decorations += 1
            } else {
                let name = attachment.name ?? "attachment-\(index + 1).bin"
                content.files.append(File(path: folder + name, attachment: attachment))
            }
        }
    }
}

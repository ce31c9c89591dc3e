import Documents
import Extraction

/// Of a message that Outlook saved. A message that is attached to it is part of its text, since it is no file of its own;
/// what is attached to that is a file as well.
extension MailFile {
    /// Messages within messages.
    private static let mostDepth = 10

    /// What a message comes to, with those within it.
    private struct Content {
        var texts: [String] = []
        var attachments: [Attachment] = []
        var decorations = 0
    }

    init(outlook file: DocumentFile, limits: ExtractionLimits) throws {
        var content = Content()
        try Self.read(try OutlookMessage(file: file.path), into: &content, below: "", depth: 0)
        try self.init(
            texts: content.texts, attachments: content.attachments, decorations: content.decorations,
            of: .outlook, limits: limits)
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
                size: attachment.bytes?.count ?? 0, within: page)
            {
                content.decorations += 1
            } else {
                let name = attachment.name ?? "attachment-\(index + 1).bin"
                content.attachments.append(Attachment(path: folder + name) { attachment.bytes ?? [] })
            }
        }
    }
}

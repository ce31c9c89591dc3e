import Documents
import Extraction

/// A mail, whoever wrote it down: who wrote what to whom, as text; attachments are files within it.
struct MailFile: PageSource {
    /// A file that is attached.
    struct Attachment {
        /// As the mail calls it.
        var path: String
        /// Taken out of the mail when it is asked for.
        var bytes: () -> [UInt8]
    }

    private let sheets: SheetedText
    private let attachments: [Attachment]

    /// - Parameter decorations: how many pictures belong to the text and are no attachments.
    init(
        texts: [String], attachments: [Attachment], decorations: Int, of mediaType: MediaType,
        limits: ExtractionLimits
    ) throws {
        self.attachments = attachments
        let sheet = MailSheet(texts: texts, fileNames: attachments.map(\.path), decorations: decorations)
        sheets = try sheet.sheets(of: mediaType, limits: limits)
    }

    var mediaType: MediaType { sheets.mediaType }
    var pageCount: Int { sheets.pageCount }

    func read(page number: Int, with tools: PageTools) throws -> PageReading {
        try sheets.read(page: number, with: tools)
    }

    func sendChildren(to outlet: any ChildOutlet) throws {
        for attachment in attachments {
            try outlet.send(EmbeddedFile(path: attachment.path)) { write in
                try attachment.bytes().withUnsafeBytes(write)
            }
        }
    }
}

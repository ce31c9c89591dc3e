import Documents
import Extraction
import Foundation

/// Many mails in one file (RFC 4155): each is a file within it. Its own page lists their subjects.
final class MailboxFile: PageSource {
    let mediaType = MediaType.mailbox
    let pageCount = 1
    private let bytes: Data
    private let limits: ExtractionLimits
    private var listing: ContainerListing

    init(_ file: DocumentFile, limits: ExtractionLimits) throws {
        listing = ContainerListing(name: file.name)
        self.limits = limits
        bytes = try Data(contentsOf: URL(filePath: file.path), options: .alwaysMapped)
    }

    func sendChildren(to outlet: any ChildOutlet) throws {
        for (index, range) in Mailbox(bytes).messages.enumerated() {
            let number = index + 1
            let message = Mailbox.unquoted(bytes[range])
            listing.add("\(number) \(Self.subject(of: message) ?? "")")
            try outlet.send(EmbeddedFile(path: "\(number).eml")) { write in
                try message.withUnsafeBytes(write)
            }
        }
    }

    func read(page number: Int, with tools: PageTools) throws -> PageReading {
        try SheetedText(listing.text, of: mediaType, limits: limits).read(page: 1, with: tools)
    }

    private static func subject(of message: [UInt8]) -> String? {
        // The headers will do.
        (try? Mail(Array(message.prefix(64 << 10))))?.subject
    }
}

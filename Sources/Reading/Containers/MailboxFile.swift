import Documents
import Extraction
import Foundation

/// Many mails in one file (RFC 4155): each is a file within it. Its own page lists their subjects.
final class MailboxFile: PageSource {
    private static let mostListed = TextSheets.rowsPerSheet - 4

    let mediaType = MediaType.mailbox
    let pageCount = 1
    private let name: String
    private let bytes: Data
    private let limits: ExtractionLimits
    private var listed: [String] = []
    private var number = 0

    init(_ file: DocumentFile, limits: ExtractionLimits) throws {
        name = file.name
        self.limits = limits
        bytes = try Data(contentsOf: URL(filePath: file.path), options: .alwaysMapped)
    }

    func sendChildren(to outlet: any ChildOutlet) throws {
        for range in Mailbox(bytes).messages {
            number += 1
            let message = Mailbox.unquoted(bytes[range])
            let subject = Self.subject(of: message)
            if listed.count < Self.mostListed { listed.append("\(number) \(subject ?? "")") }
            try outlet.send(EmbeddedFile(path: "\(number).eml")) { write in
                try message.withUnsafeBytes(write)
            }
        }
    }

    func read(page number: Int, with tools: PageTools) throws -> PageReading {
        let rest = self.number - listed.count
        let lines = [name, ""] + listed + (rest > 0 ? ["and \(rest) more"] : [])
        return try SheetedText(lines.joined(separator: "\n"), of: mediaType, limits: limits)
            .read(page: 1, with: tools)
    }

    private static func subject(of message: [UInt8]) -> String? {
        // The headers will do.
        (try? Mail(Array(message.prefix(64 << 10))))?.subject.map { String($0.prefix(200)) }
    }
}

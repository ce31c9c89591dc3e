import Documents

/// What of a mail is read as its text, and what is a file of its own.
struct MailBody {
    private(set) var texts: [String] = []
    private(set) var files: [MailPart] = []
    /// Pictures that belong to the text, such as the logo under a signature.
    private(set) var decorations = 0
    /// What HTML refers to by `cid:`.
    private var references = ""

    init(_ root: MailPart) throws {
        try read(root, depth: 0)
        let all = files.count
        files.removeAll(where: isDecoration)
        decorations = all - files.count
    }

    private mutating func read(_ part: MailPart, depth: Int) throws {
        guard depth < Mail.mostDepth else { return }
        guard let parts = part.parts else { return try readLeaf(part) }
        switch part.type {
        case "multipart/alternative": try readBest(of: parts, depth: depth + 1)
        // What follows proves who signed.
        case "multipart/signed": try parts.first.map { try read($0, depth: depth + 1) }
        default: for part in parts { try read(part, depth: depth + 1) }
        }
    }

    private mutating func readLeaf(_ part: MailPart) throws {
        let type = part.type
        let isText = type.hasPrefix("text/") || Self.reports.contains(type)
        guard isText, !part.isAttachment, part.fileName == nil, let text = part.text else {
            return files.append(part)
        }
        try SheetedText.checkSize(text.utf8.count)
        let isPage = type == "text/html"
        if isPage { references += text }
        let read = isPage ? try Self.text(ofPage: text) : text.trimmed
        if !read.isEmpty { texts.append(read) }
    }

    /// Of several ways to say the same, one: the plain text, unless it says much less than the page beside it.
    private mutating func readBest(of parts: [MailPart], depth: Int) throws {
        var readings: [(body: MailBody, words: Int)] = []
        for part in parts {
            var body = MailBody()
            try body.read(part, depth: depth)
            let words = body.texts.reduce(0) { $0 + $1.split(whereSeparator: \.isWhitespace).count }
            readings.append((body, words))
        }
        let richest = readings.map(\.words).max() ?? 0
        guard let chosen = readings.firstIndex(where: { 2 * $0.words >= richest }) else { return }
        texts += readings[chosen].body.texts
        for reading in readings {
            references += reading.body.references
            files += reading.body.files
        }
    }

    private init() {}

    private static func text(ofPage page: String) throws -> String {
        page.trimmed.isEmpty ? "" : try HTMLFile.text(of: [UInt8](page.utf8)).trimmed
    }

    private func isDecoration(_ part: MailPart) -> Bool {
        MailSheet.isDecoration(
            type: part.type, contentID: part.contentID, size: part.content?.count ?? 0, within: references)
    }

    /// Of a mail that could not be delivered.
    private static let reports: Set = ["message/delivery-status", "message/disposition-notification"]
}

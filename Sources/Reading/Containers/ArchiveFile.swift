import Documents
import Extraction
import Foundation

/// An archive, or a single compressed file. Its own page lists what is in it; the files are documents of their own.
final class ArchiveFile: PageSource {
    static let mediaTypes: [MediaType] = [.zip, .tar, .gzip, .bzip2, .xz, .zstandard, .sevenZip]
    /// So that its page is one sheet.
    private static let mostListed = TextSheets.rowsPerSheet - 4
    private static let longestListed = 200

    let mediaType: MediaType
    let pageCount = 1
    private let file: DocumentFile
    private let options: ExtractionOptions
    private var listed: [String] = []
    private var number = 0

    init(_ file: DocumentFile, _ options: ExtractionOptions) throws {
        self.file = file
        self.options = options
        mediaType = file.mediaType
        // What can't be opened at all is told before anything is promised.
        _ = try ArchiveReader(file.path, .any)
    }

    func sendChildren(to outlet: any ChildOutlet) throws {
        let archive = try ArchiveReader(file.path, .any, passwords: options.passwords)
        while let entry = try archive.next() {
            guard entry.kind != .folder, !Self.isLitter(entry.name) else { continue }
            let path = archive.isSingleFile ? nameWithoutCompression : entry.name
            let child = EmbeddedFile(path: path, modified: entry.modified)
            list(path)
            switch entry.kind {
            case .file:
                try outlet.send(child) { write in try archive.read(write) }
            case .folder, .link, .other:
                try outlet.refuse(child, because: Refusal(.notAFile, "It is a link or a device, no file."))
            }
        }
        guard number > 0 else { throw Refusal(.empty, "No file lies within it.") }
    }

    func read(page number: Int, with tools: PageTools) throws -> PageReading {
        let rest = self.number - listed.count
        let lines = [file.name, ""] + listed + (rest > 0 ? ["and \(rest) more"] : [])
        let sheet = try SheetedText(
            lines.joined(separator: "\n"), of: mediaType, limits: options.limits)
        return try sheet.read(page: 1, with: tools)
    }

    private func list(_ path: String) {
        number += 1
        if listed.count < Self.mostListed { listed.append(String(path.onOneLine.prefix(Self.longestListed))) }
    }

    /// What file managers leave in archives for themselves.
    private static func isLitter(_ path: String) -> Bool {
        let parts = path.split(separator: "/")
        guard let name = parts.last else { return true }
        return parts.first == "__MACOSX" || name.hasPrefix("._")
            || [".DS_Store", "Thumbs.db", "desktop.ini"].contains(name)
    }

    /// `scan.pdf.gz` holds `scan.pdf`, and `backup.tgz` would hold `backup.tar`.
    private var nameWithoutCompression: String {
        let name = file.name as NSString
        let suffixes = ["gz", "bz2", "xz", "zst", "gzip"]
        guard suffixes.contains(name.pathExtension.lowercased()) else { return file.name }
        return name.deletingPathExtension
    }
}

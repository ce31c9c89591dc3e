import Documents
import Extraction
import Foundation

/// An archive, or a single compressed file. Its own page lists what is in it; the files are documents of their own.
final class ArchiveFile: PageSource {
    let mediaType: MediaType
    let pageCount = 1
    private let file: DocumentFile
    private let options: ExtractionOptions
    private var listing: ContainerListing

    init(_ file: DocumentFile, _ options: ExtractionOptions) {
        self.file = file
        self.options = options
        mediaType = file.mediaType
        listing = ContainerListing(name: file.name)
    }

    func sendChildren(to outlet: any ChildOutlet) throws {
        let archive = try ArchiveReader(file.path, .any, passwords: options.passwords)
        while let entry = try archive.next() {
            guard entry.kind != .folder, !Self.isLitter(entry.name) else { continue }
            let path = archive.isSingleFile ? nameWithoutCompression : entry.name
            let child = EmbeddedFile(path: path, modified: entry.modified)
            listing.add(path.onOneLine)
            switch entry.kind {
            case .file:
                try outlet.send(child) { write in try archive.read(write) }
            case .folder, .link, .other:
                try outlet.refuse(child, because: Refusal(.notAFile, "It is a link or a device, no file."))
            }
        }
        guard listing.count > 0 else { throw Refusal(.empty, "No file lies within it.") }
    }

    func read(page number: Int, with tools: PageTools) throws -> PageReading {
        try SheetedText(listing.text, of: mediaType, limits: options.limits).read(page: 1, with: tools)
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

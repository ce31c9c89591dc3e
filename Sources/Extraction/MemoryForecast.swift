package import Documents
import Foundation

/// What the work on a document is predicted to take of a machine's memory, so that a worker takes on no more than the
/// machine has. From what is known at the time: the size and name of a file that nobody has opened, and later its
/// pages. docs/decisions/0044 says how the figures were measured and how good they are.
package struct MemoryForecast: Sendable, Hashable {
    // In megabytes (2^20 bytes), as all below.

    /// An extractor that has opened a document: its code, its libraries, their fonts.
    static let extractor = 45.0
    /// The models of Tesseract.
    static let recognition = 20.0
    /// Of a picture that is read: drawn in colour, turned to grey, cut into black and white, copied to be turned.
    static let megapixelRead = 11.0
    /// Of a picture that is compressed anew, to stand in a PDF.
    static let megapixelPacked = 13.5
    /// Of each megabyte of an office document: its parts, unpacked, as a tree.
    static let unpacked = 40.0
    /// Of each megabyte of a mail: its bytes, those of an attachment, decoded and on their way.
    static let wholes = 4.0
    /// The window of a decompressor, which an archive may have made large.
    static let unpacking = 80.0
    /// What a process holds of the words of a page.
    static let pageOfWords = 0.15
    /// In megapixels: A4 at 300 dots per inch.
    static let usualPage = 8.7

    private let bytes: Int
    private let suffix: String
    private let limit: Int
    private let pages: Int
    private let megapixels: Double?

    /// - Parameters:
    ///   - bytes: the file's size.
    ///   - name: the file's own; its suffix hints at what it is before anybody has opened it.
    ///   - limit: `extract.limits.memory` of the pipeline, in bytes.
    ///   - pages: that are known so far; 0 before the document was opened.
    ///   - megapixels: the largest picture that was recognised; nil when none was.
    package init(bytes: Int, name: String, limit: Int, pages: Int = 0, megapixels: Double? = nil) {
        self.bytes = bytes
        suffix = (name as NSString).pathExtension.lowercased()
        self.limit = limit
        self.pages = pages
        self.megapixels = megapixels
    }

    /// - Parameter known: those of its pages that have been read.
    package init(bytes: Int, name: String, limit: Int, known: [Page]) {
        self.init(
            bytes: bytes, name: name, limit: limit, pages: known.count,
            megapixels: known.compactMap { page in
                page.resolution.map { page.width * page.height * $0 * $0 / 5184e6 }
            }.max())
    }

    /// 0 for next to nothing.
    package func megabytes(for stage: StageName) -> Int {
        switch stage {
        case .extract: inExtractor(reading)
        case .classify, .enrich: Int(inWorker)
        case .persist:
            megapixels.map { inExtractor(rendering(megapixels: $0)) + Int(inWorker) } ?? Int(inWorker)
        case .ingest, .fire: 0
        }
    }

    private var reading: Double {
        guard !isText else { return Self.extractor + 2 * size }
        guard !isPacked else { return Self.extractor + Self.unpacked * size }
        guard !isWhole else { return Self.extractor + Self.wholes * size }
        guard !isContainer else { return Self.extractor + Self.unpacking }
        // A page that is not known yet may be a scan, whatever those before it are.
        let largest = max(Self.usualPage, megapixels ?? 0, pages == 0 ? hintOfMegapixels : 0)
        return Self.extractor + Self.recognition + Self.megapixelRead * largest
    }

    private func rendering(megapixels: Double) -> Double {
        Self.extractor + 2 * inWorker + (isPackedAnew ? Self.megapixelPacked * megapixels : 0)
    }

    private var inWorker: Double { Double(pages) * Self.pageOfWords }

    /// An extractor keeps within its limit, whatever it wants.
    private func inExtractor(_ wanted: Double) -> Int {
        Int(min(wanted, Double(limit) / 0x1p20).rounded())
    }

    private var size: Double { Double(bytes) / 0x1p20 }

    /// What a picture file of the size holds at least. The size of a PDF says nothing of its largest page.
    private var hintOfMegapixels: Double {
        switch suffix {
        // A photograph takes some three bits a pixel.
        case "jpg", "jpeg": 2.7 * size
        // As much as without compression, in colour.
        case "png", "tif", "tiff", "bmp", "webp", "gif": size / 3
        default: 0
        }
    }

    private var isText: Bool { ["txt", "md", "csv", "html", "htm", "xml", "rtf"].contains(suffix) }

    /// Mails, and office documents of before 2007: taken apart in memory.
    private var isWhole: Bool { ["eml", "msg", "doc", "xls", "ppt"].contains(suffix) }

    /// Archives and mailboxes: read piece by piece.
    private var isContainer: Bool {
        ["zip", "tar", "tgz", "gz", "bz2", "xz", "zst", "7z", "mbox"].contains(suffix)
    }

    /// An office document: XML in a ZIP archive, and pictures that are not looked at.
    private var isPacked: Bool {
        [
            "docx", "docm", "dotx", "xlsx", "xlsm", "xltx", "pptx", "pptm", "ppsx", "odt", "ods", "odp",
            "odg", "epub",
        ].contains(suffix)
    }

    /// JPEG and PNG go into a PDF as they are, and a PDF's own pictures stay as they are.
    private var isPackedAnew: Bool { !["pdf", "jpg", "jpeg", "png"].contains(suffix) }
}

package import Documents
package import Extraction
import Foundation

/// Which family reads which media type. A media type of two families is a mistake of ours and traps at start-up.
package struct FormatLibrary {
    package typealias Opener = (DocumentFile, ExtractionOptions) throws -> any PageSource

    private var openers: [MediaType: Opener] = [:]

    package init() {}

    /// All that this program can read.
    package static var standard: FormatLibrary {
        var library = FormatLibrary()
        library.register([.pdf]) { file, options in try PDFFile(file, options) }
        library.register(ImageFile.mediaTypes) { file, options in try ImageFile(file, limits: options.limits)
        }
        library.register(OfficeFile.mediaTypes) { file, options in
            try OfficeFile.open(file, limits: options.limits)
        }
        library.register([.plainText, .markdown, .csv]) { file, options in
            try TextFile.open(file, limits: options.limits)
        }
        library.register([.email]) { file, options in try MailFile(file, limits: options.limits) }
        library.register([.outlook]) { file, options in try MailFile(outlook: file, limits: options.limits) }
        library.register([.mailbox]) { file, options in try MailboxFile(file, limits: options.limits) }
        library.register(MediaType.archives) { file, options in ArchiveFile(file, options) }
        return library
    }

    package mutating func register(_ mediaTypes: [MediaType], opener: @escaping Opener) {
        for mediaType in mediaTypes {
            precondition(openers[mediaType] == nil, "two families read \(mediaType)")
            openers[mediaType] = opener
        }
    }

    package func open(_ request: ReadRequest) throws -> any PageSource {
        let file = try DocumentFile(path: request.path, name: request.fileName)
        guard let opener = openers[file.mediaType] else {
            throw Refusal(.unsupportedFormat, "It is \(file.mediaType), which can't be read.")
        }
        var options = request.options
        options.passwords = request.passwords
        let source = try opener(file, options)
        guard source.pageCount > 0 else { throw Refusal(.noPages, "It opens, but holds no page.") }
        let most = request.options.limits.pages
        guard source.pageCount <= most else {
            throw Refusal(.tooManyPages, "It has more than \(most) pages, which is the limit.")
        }
        return source
    }
}

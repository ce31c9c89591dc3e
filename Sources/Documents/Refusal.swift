/// Why a document can't be processed. Every way a document can fail is one code here; a fault of the machine
/// (database away, disk full) is not a refusal and costs the document nothing.
package struct Refusal: Error, Sendable, Hashable, Codable, CustomStringConvertible {
    /// Stable, in kebab-case: machines read it, so a code is never renamed.
    package enum Code: String, Sendable, Codable, CaseIterable {
        case encrypted
        case corruptPDF = "corrupt-pdf"
        case corruptImage = "corrupt-image"
        case corruptDocument = "corrupt-document"
        case unsupportedFormat = "unsupported-format"
        case tooManyPages = "too-many-pages"
        case pageTooLarge = "page-too-large"
        case decompressionBomb = "decompression-bomb"
        case extractorCrashed = "extractor-crashed"
        case extractorTimedOut = "extractor-timed-out"
        case outOfMemory = "out-of-memory"
        case empty
        case noPages = "no-pages"
        case unreadable
        case undecodableText = "undecodable-text"
        case fileTooLarge = "file-too-large"
        case tooManyChildren = "too-many-children"
        case tooDeep = "too-deep"
        case notAFile = "not-a-file"
        case unsafeName = "unsafe-name"
        case outsideFolder = "outside-folder"
        case attemptsExhausted = "attempts-exhausted"
        case rejected
        case cancelled
    }

    package let code: Code
    /// What happened, in a sentence for people. Holds no document text.
    package let message: String

    package init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    package var description: String { "\(code.rawValue): \(message)" }

    /// What to do about it.
    package var advice: String { code.advice }
}

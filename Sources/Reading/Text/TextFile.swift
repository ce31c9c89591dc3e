import Documents
import Extraction
import Foundation

/// Plain text, Markdown and CSV, in any encoding.
enum TextFile {
    static func open(_ file: DocumentFile, limits: ExtractionLimits) throws -> SheetedText {
        guard file.size <= SheetedText.mostBytes else {
            throw Refusal(
                .fileTooLarge, "It is a text of \(file.size) bytes; the limit is \(SheetedText.mostBytes).")
        }
        guard let decoded = TextDecoder.decode(try file.contents()) else {
            throw Refusal(.undecodableText, "Its bytes are text in no known encoding.")
        }
        let encoding = decoded.guess
        let guess = Finding(
            code: "encoding-guessed", severity: .info,
            message: "The text does not say its encoding; it was read as \(encoding.name).")
        return try SheetedText(
            decoded.text, of: file.mediaType, findings: encoding.isGuessed ? [guess] : [], limits: limits)
    }
}

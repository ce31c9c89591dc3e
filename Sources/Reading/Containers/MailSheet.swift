import Documents
import Extraction

/// A mail as a text: its headers, what it says, and what is attached.
struct MailSheet {
    var texts: [String]
    var fileNames: [String]
    /// Pictures that belong to the text, such as the logo under a signature.
    var decorations: Int

    func sheets(of mediaType: MediaType, limits: ExtractionLimits) throws -> SheetedText {
        let names = fileNames.map(\.onOneLine)
        let attached = names.isEmpty ? [] : ["Attachments: " + names.joined(separator: ", ")]
        let text = (texts + attached).filter { !$0.isEmpty }.joined(separator: "\n\n")
        try SheetedText.checkSize(text.utf8.count)
        let left = Finding(
            code: "inline-pictures", severity: .info,
            message: "Small pictures within the text, \(decorations) of them, are not read.")
        return try SheetedText(text, of: mediaType, findings: decorations > 0 ? [left] : [], limits: limits)
    }

    static func headers(from: String?, to: String?, cc: String?, date: String?, subject: String?) -> String {
        [("From", from), ("To", to), ("Cc", cc), ("Date", date), ("Subject", subject)]
            .compactMap { name, value in value.map { "\(name): \($0)" } }.joined(separator: "\n")
    }

    /// Whether it is a picture that the page shows within its text, and too small to be a page itself.
    ///
    /// - Parameter size: in bytes; looked at for such pictures alone, as it may have to be decoded for that.
    static func isDecoration(
        type: String, contentID: String?, size: @autoclosure () -> Int, within page: String
    ) -> Bool {
        guard type.hasPrefix("image/"), let contentID, page.contains("cid:\(contentID)") else { return false }
        return size() < smallestScan
    }

    /// In bytes: photographs and scans of a page are larger, logos and icons smaller.
    private static let smallestScan = 50 << 10
}

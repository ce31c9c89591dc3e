import Documents
import Foundation

/// Tells HTML and XML from other texts, and flat OpenDocument from other XML, by how they begin.
struct MarkupSniffer {
    private let text: String
    private let name: String

    init(head: [UInt8], name: String) {
        text = TextDecoder.decode(Data(head))?.text.lowercased() ?? ""
        self.name = name.lowercased()
    }

    /// Nil for a text that is no markup.
    var mediaType: MediaType? {
        var rest = text[...]
        let isDeclared = rest.trimmingStart().hasPrefix("<?xml")
        skipProlog(&rest)
        if rest.hasPrefix("<!doctype html") || rest.hasPrefix("<html") { return .html }
        if rest.hasPrefix("<office:document"), let kind = openDocumentKind { return kind }
        guard rest.hasPrefix("<") else { return nil }
        if isDeclared || name.hasSuffix(".xml") { return .xml }
        // A part of a page: it has no head, but a name.
        let isPart = [".html", ".htm", ".xhtml", ".xht"].contains { name.hasSuffix($0) }
        return isPart || rest.hasPrefix("<head") || rest.hasPrefix("<body") ? .html : nil
    }

    /// Past white space, comments, instructions and the types of other documents.
    private func skipProlog(_ rest: inout Substring) {
        while true {
            rest = rest.trimmingStart()
            let end: String
            if rest.hasPrefix("<!--") {
                end = "-->"
            } else if rest.hasPrefix("<?") {
                end = "?>"
            } else {
                return
            }
            guard let found = rest.range(of: end) else { return rest = "" }
            rest = rest[found.upperBound...]
        }
    }

    private var openDocumentKind: MediaType? {
        guard let attribute = text.range(of: "office:mimetype=") else { return nil }
        let value = text[attribute.upperBound...].dropFirst().prefix { $0 != "\"" && $0 != "'" }
        let kind = MediaType(String(value))
        return MediaType.openDocumentKinds.contains(kind) ? kind : nil
    }
}

extension Substring {
    fileprivate func trimmingStart() -> Substring { drop(while: \.isWhitespace) }
}

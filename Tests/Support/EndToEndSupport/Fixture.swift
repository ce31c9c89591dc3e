import Foundation

/// A file of the folder `fixtures`, with what is true about it.
package struct Fixture: Hashable, Sendable {
    /// `inbox/invoices/…` or `bad/…`
    package let path: String

    package init(_ path: String) {
        self.path = path
    }

    package struct Truth: Decodable {
        package var category: String?
        /// Codes, one of which is right: `a` or `a|b`.
        package var refusal: String?
    }

    package static let repository = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().path

    package var name: String { (path as NSString).lastPathComponent }
    package var source: String { "\(Self.repository)/fixtures/\(path)" }

    package func truth() throws -> Truth {
        let place = path.hasPrefix("inbox/") ? String(path.dropFirst("inbox/".count)) : path
        let file = "\(Self.repository)/fixtures/truth/\(place).truth.json"
        return try JSONDecoder().decode(Truth.self, from: Data(contentsOf: URL(filePath: file)))
    }
}

import Foundation

/// A file of the folder `fixtures`, with what is true about it.
struct Fixture: Hashable, Sendable {
    /// `inbox/invoices/…` or `bad/…`
    let path: String

    init(_ path: String) {
        self.path = path
    }

    struct Truth: Decodable {
        var category: String?
        /// Codes, one of which is right: `a` or `a|b`.
        var refusal: String?
    }

    static let repository = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().path

    var name: String { (path as NSString).lastPathComponent }
    var source: String { "\(Self.repository)/fixtures/\(path)" }

    func truth() throws -> Truth {
        let place = path.hasPrefix("inbox/") ? String(path.dropFirst("inbox/".count)) : path
        let file = "\(Self.repository)/fixtures/truth/\(place).truth.json"
        return try JSONDecoder().decode(Truth.self, from: Data(contentsOf: URL(filePath: file)))
    }
}

extension Site {
    /// Puts a file into a folder below the inbox in one step.
    func drop(_ data: Data, as path: String) throws {
        let target = URL(filePath: "\(inbox)/\(path)")
        try FileManager.default.createDirectory(
            at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
        let waiting = URL(filePath: "\(folder)/\(UUID().uuidString)")
        try data.write(to: waiting)
        try FileManager.default.moveItem(at: waiting, to: target)
    }

    func drop(_ fixture: Fixture, in folder: String = ".") throws {
        try drop(Data(contentsOf: URL(filePath: fixture.source)), as: "\(folder)/\(fixture.name)")
    }
}

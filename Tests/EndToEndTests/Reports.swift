import Documents
import Foundation
import Operations

/// What the tests read of `--json`.
struct ListedDocument: Decodable, Sendable {
    struct Refusal: Decodable, Sendable {
        var code: String
    }

    var id: String
    var sha256: String
    var name: String
    var state: String
    var category: String?
    var pipeline: String
    var pipelineVersion: String
    var refusal: Refusal?
    var outbox: [String]
}

struct Sidecar: Decodable {
    var id: String
    var sha256: String
    var pages: [Page]

    struct Page: Decodable {
        var text: String
    }
}

extension Site {
    func documents() async throws -> [ListedDocument] {
        try await run("documents", "list", "--json", "--limit", "10000").objects(ListedDocument.self)
    }

    func status() async throws -> Overview {
        try await run("status", "--json").object(Overview.self)
    }
}

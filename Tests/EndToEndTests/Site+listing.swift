import EndToEndSupport
import Operations

extension Site {
    func documents() async throws -> [ListedDocument] {
        try await run("documents", "list", "--json", "--limit", "10000").objects(ListedDocument.self)
    }

    func status() async throws -> Overview {
        try await run("status", "--json").object(Overview.self)
    }
}

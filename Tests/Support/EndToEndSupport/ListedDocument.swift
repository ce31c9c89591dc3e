/// What is read of `--json`.
package struct ListedDocument: Decodable, Sendable {
    package struct Refusal: Decodable, Sendable {
        package var code: String
    }

    package var id: String
    package var sha256: String
    package var name: String
    package var state: String
    package var category: String?
    package var pipeline: String
    package var pipelineVersion: String
    package var refusal: Refusal?
    package var outbox: [String]
}

package struct Sidecar: Decodable {
    package var id: String
    package var sha256: String
    package var pages: [Page]

    package struct Page: Decodable {
        package var text: String
    }
}

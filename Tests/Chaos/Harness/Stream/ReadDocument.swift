/// What is read of a document's report: `try --json`, and the sidecar in the outbox.
struct ReadDocument: Decodable, Sendable {
    struct Page: Decodable, Sendable {
        var text: String
    }

    struct Classification: Decodable, Sendable {
        var category: String
    }

    struct Field: Decodable, Sendable {
        var name: String
        var value: String
    }

    struct Refusal: Decodable, Sendable {
        var code: String
    }

    struct Finding: Decodable, Sendable {
        var code: String
    }

    var id: String?
    var sha256: String?
    var pages: [Page]
    var classification: Classification?
    var fields: [Field]
    var refusal: Refusal?
    var findings: [Finding]

    var reading: Reading {
        Reading(
            pages: pages.map(\.text), category: classification?.category,
            fields: fields.map { "\($0.name): \($0.value)" })
    }
}

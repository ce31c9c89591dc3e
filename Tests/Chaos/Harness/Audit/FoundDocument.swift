/// A document as it was found at the end.
struct FoundDocument: Sendable, Hashable {
    var id: String
    var name: String
    var sha256: String
    var state: String
    var code: String?
    /// Of its sidecar; nil when there is none.
    var reading: Reading?
    /// Codes of its findings.
    var findings: [String] = []
}

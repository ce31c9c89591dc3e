/// What an agent can do for a document. The orchestrator runs them in this order.
package enum Capability: String, Sendable, Codable, CaseIterable, Comparable {
    /// Finds fields in the words and pages.
    case analysis
    /// Brings values into their normal form.
    case transformation
    /// Checks what was found, and repairs what a checksum proves.
    case validation

    package static func < (left: Capability, right: Capability) -> Bool {
        left.order < right.order
    }

    private var order: Int {
        switch self {
        case .analysis: 0
        case .transformation: 1
        case .validation: 2
        }
    }
}

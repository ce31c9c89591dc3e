package enum DeliveryState: String, Sendable, Hashable, Codable {
    /// Never tried, or tried and certainly not delivered: try.
    case open
    /// Do nothing.
    case delivered
    /// Handed over, and nobody knows whether it arrived (the process was killed in that moment).
    case uncertain
}

/// How an attempt ended.
package enum DeliveryOutcome: Sendable, Hashable {
    case delivered
    case failed(DeliveryFault)
}

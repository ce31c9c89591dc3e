/// Where a document is in its life. `stored` and `quarantined` are the ends; `review` waits for a person and
/// counts as in flight.
package enum DocumentState: String, Sendable, Codable, CaseIterable {
    case inFlight = "in-flight"
    case review
    case stored
    case quarantined
}

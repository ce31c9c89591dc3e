/// Why something was not delivered, in words for a person, without secrets.
package struct DeliveryFault: Error, Sendable, Hashable, CustomStringConvertible {
    package enum Kind: Sendable, Hashable {
        /// Worth trying again: nobody answered, or the answer was "later".
        case temporary
        /// Trying again is of no use before a person has changed something.
        case permanent
        /// Handed over without an answer: it may have arrived. Not to be tried again before a person has looked.
        case uncertain
    }

    package var kind: Kind
    package var reason: String

    package init(_ kind: Kind, _ reason: String) {
        self.kind = kind
        self.reason = reason
    }

    package var description: String { reason }
}

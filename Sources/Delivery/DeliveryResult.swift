/// What became of a parcel at one target.
package struct DeliveryResult: Sendable, Hashable {
    package enum Outcome: Sendable, Hashable {
        case delivered
        /// By an earlier attempt: nothing was sent now.
        case deliveredBefore
        case failed(DeliveryFault)
    }

    package var target: DeliveryTarget
    package var outcome: Outcome

    package init(target: DeliveryTarget, outcome: Outcome) {
        self.target = target
        self.outcome = outcome
    }

    /// Nil when the target has it.
    package var fault: DeliveryFault? {
        if case .failed(let fault) = outcome { fault } else { nil }
    }
}

import Documents

/// What an extractor could not do because of the machine, and lived to tell.
package struct ReportedFault: MachineFault, Hashable, CustomStringConvertible {
    package let reason: String

    package init(reason: String) {
        self.reason = reason
    }

    package var description: String { "a2d2-extractor: \(reason)" }
}

/// What a check found, of one subject: a stage, a folder, a volume.
package struct Reading: Sendable, Hashable {
    package enum Outcome: Sendable, Hashable {
        case value(Double)
        /// It works; there is no figure to it.
        case passed
        /// It doesn't work, with the reason.
        case failed(String)
        /// There is no such thing here, with the reason: no standby, no mail server.
        case notApplicable(String)
        /// It could not be measured, with the reason.
        case unknown(String)
    }

    /// Empty where a check has but one.
    package var subject: String
    package var outcome: Outcome
    /// What helps to understand the value, for people.
    package var detail: String?

    package init(_ outcome: Outcome, subject: String = "", detail: String? = nil) {
        self.subject = subject
        self.outcome = outcome
        self.detail = detail
    }
}

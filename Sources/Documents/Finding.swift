/// Something that a stage noticed about a document, for a person or a rule to act on.
package struct Finding: Sendable, Hashable, Codable {
    package enum Severity: String, Sendable, Codable, CaseIterable {
        case info, warning, error
    }

    /// Stable and in kebab-case: `total-mismatch`, `iban-checksum`, `page-timed-out`.
    package var code: String
    package var severity: Severity
    /// One sentence for people.
    package var message: String

    package init(code: String, severity: Severity, message: String) {
        self.code = code
        self.severity = severity
        self.message = message
    }
}

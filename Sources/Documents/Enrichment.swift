/// What the agents made of a document.
package struct Enrichment: Sendable, Hashable, Codable {
    package var fields: [Field]
    package var findings: [Finding]
    /// One or two sentences for people.
    package var summary: String
    /// 0 to 1: how far the fields hold together (checksums, sums, orders of dates); nil with nothing to check.
    package var verification: Double?

    package init(fields: [Field], findings: [Finding], summary: String, verification: Double?) {
        self.fields = fields
        self.findings = findings
        self.summary = summary
        self.verification = verification
    }
}

/// One worker of the enrich stage. It takes a case file and hands back a richer one.
package protocol Agent: Sendable {
    /// As a pipeline file names it, in lower case: `analyzer`.
    var name: String { get }
    /// At least one; an agent works once, at the earliest of its capabilities.
    var capabilities: Set<Capability> { get }

    /// Throws only for a fault of the machine: what is odd about a document is a finding.
    func work(on caseFile: CaseFile) async throws -> CaseFile
}

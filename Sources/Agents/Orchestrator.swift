package import Documents

/// Leads a document through the agents of its pipeline: analysis, then transformation, then validation.
package struct Orchestrator: Sendable {
    /// Part of the key under which enrichments are memoised: it changes whenever an agent would answer otherwise.
    package static let version = "2"

    private let agents: [any Agent]

    /// Throws `UnknownAgent` when the options name one that the registry lacks.
    package init(options: EnrichmentOptions, registry: AgentRegistry = .standard) throws {
        let chosen = try options.agents.map { try registry.agent(named: $0) }
        agents = Capability.allCases.flatMap { phase in
            chosen.filter { $0.capabilities.min() == phase }
        }
    }

    /// The agents' names, in the order in which they work.
    package var order: [String] { agents.map(\.name) }

    package func enrich(
        _ document: ExtractedDocument, class documentClass: DocumentClass, fileName: String
    ) async throws -> Enrichment {
        var caseFile = CaseFile(document: document, documentClass: documentClass, fileName: fileName)
        let checks = agents.firstIndex { $0.capabilities.min() == .validation } ?? agents.endIndex
        caseFile = try await work(agents[..<checks], on: caseFile)
        // What the document states itself is checked like what was found.
        StatedFields().adopt(into: &caseFile)
        caseFile = try await work(agents[checks...], on: caseFile)
        StatedFields().settle(in: &caseFile)
        SerialNumberField().adopt(into: &caseFile)
        if caseFile.summary.isEmpty {
            caseFile.summary = Summary.sentence(for: caseFile)
        }
        return Enrichment(
            fields: caseFile.fields, findings: caseFile.findings, summary: caseFile.summary,
            verification: caseFile.verification)
    }

    private func work(_ agents: ArraySlice<any Agent>, on caseFile: CaseFile) async throws -> CaseFile {
        var caseFile = caseFile
        for agent in agents {
            try Task.checkCancellation()
            caseFile = try await agent.work(on: caseFile)
        }
        return caseFile
    }
}

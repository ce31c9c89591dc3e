/// The built-in agent for analysis.
package struct Analyzer: Agent {
    package let name = "analyzer"
    package let capabilities: Set<Capability> = [.analysis]

    package init() {}

    package func work(on caseFile: CaseFile) async throws -> CaseFile {
        caseFile
    }
}

/// The built-in agent for transformation.
package struct Transformer: Agent {
    package let name = "transformer"
    package let capabilities: Set<Capability> = [.transformation]

    package init() {}

    package func work(on caseFile: CaseFile) async throws -> CaseFile {
        caseFile
    }
}

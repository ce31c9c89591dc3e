/// The built-in agent for validation.
package struct Validator: Agent {
    package let name = "validator"
    package let capabilities: Set<Capability> = [.validation]

    package init() {}

    package func work(on caseFile: CaseFile) async throws -> CaseFile {
        caseFile
    }
}

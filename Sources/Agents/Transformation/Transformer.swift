import Documents

/// Brings values into their normal form: dates ISO 8601, amounts decimal strings, currencies ISO 4217,
/// identifiers without spaces. A value that can't be read as what its field holds is taken out, and a finding says so.
package struct Transformer: Agent {
    package let name = "transformer"
    package let capabilities: Set<Capability> = [.transformation]

    package init() {}

    package func work(on caseFile: CaseFile) async throws -> CaseFile {
        var caseFile = caseFile
        let normaliser = Normaliser(
            dateOrder: DocumentDateOrder.decide(for: caseFile),
            currency: caseFile[.currency].flatMap { Normaliser.currency($0.value) })
        let found = caseFile.fields
        caseFile.fields = []
        for var field in found {
            guard let kind = FieldName(rawValue: field.name)?.kind else {
                caseFile.fields.append(field)
                continue
            }
            if let value = normaliser.normal(field.value, as: kind) {
                field.value = value
                caseFile.fields.append(field)
            } else {
                caseFile.findings.append(
                    Finding(
                        code: "value-unreadable", severity: .warning,
                        message:
                            "The value found for \(field.name) could not be brought into its normal form."))
            }
        }
        return caseFile
    }
}

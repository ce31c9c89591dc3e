import Documents

/// Finds fields in the words and pages of a document: the scanners see candidates, labels and layout weigh them.
/// Values stay as written; the transformer brings them to their normal form.
package struct Analyzer: Agent {
    package let name = "analyzer"
    package let capabilities: Set<Capability> = [.analysis]

    package init() {}

    package func work(on caseFile: CaseFile) async throws -> CaseFile {
        var caseFile = caseFile
        let evidence = Evidence(caseFile.document, class: caseFile.documentClass)
        let isKnown = evidence.category != nil && evidence.category != .other
        for finder in FieldPlan.finders(for: evidence.category) {
            for field in finder.fields(in: evidence) {
                // The earlier finder knows better; a guess at a document of unknown kind must be a good one.
                let isTaken = caseFile.fields.contains { $0.name == field.name }
                guard !isTaken, isKnown || field.confidence >= 0.6 else { continue }
                caseFile.fields.append(field)
            }
        }
        return caseFile
    }
}

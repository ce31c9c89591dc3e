package import Documents

/// A document on its way from agent to agent, with all that was found out so far.
package struct CaseFile: Sendable {
    package let document: ExtractedDocument
    package let documentClass: DocumentClass
    /// The name that the file arrived with: a hint, never proof.
    package let fileName: String
    package var fields: [Field]
    package var findings: [Finding]
    package var summary: String
    /// 0 to 1; nil until something was checked.
    package var verification: Double?

    package init(
        document: ExtractedDocument, documentClass: DocumentClass, fileName: String, fields: [Field] = [],
        findings: [Finding] = [], summary: String = "", verification: Double? = nil
    ) {
        self.document = document
        self.documentClass = documentClass
        self.fileName = fileName
        self.fields = fields
        self.findings = findings
        self.summary = summary
        self.verification = verification
    }

    /// The field of that name; agents keep at most one of each.
    package subscript(_ name: FieldName) -> Field? {
        fields.first { $0.name == name.rawValue }
    }

    /// The index in `fields` of the field of that name.
    package func index(of name: FieldName) -> Int? {
        fields.firstIndex { $0.name == name.rawValue }
    }
}

import Documents

/// One or two sentences about a document for people, made from its fields.
enum Summary {
    static func sentence(for caseFile: CaseFile) -> String {
        "Document of category \(caseFile.documentClass.category)."
    }
}

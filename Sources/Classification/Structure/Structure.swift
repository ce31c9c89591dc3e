import Documents

/// What the layout of a document says, whatever its words.
enum Structure {
    static func evidence(in document: DocumentText) -> [Evidence] {
        let facts = document.tellingPages.reduce(into: StructuralFacts()) {
            $0.add($1.text, isFirst: $1.isFirst)
        }
        return facts.evidence(pageCount: document.pageCount, mediaType: document.mediaType)
    }
}

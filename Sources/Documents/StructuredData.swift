/// What a document says in a form for machines: the XML of an e-invoice.
package struct StructuredData: Sendable, Hashable, Codable {
    package enum Format: String, Sendable, Codable, CaseIterable {
        /// UN/CEFACT Cross Industry Invoice: ZUGFeRD, Factur-X, XRechnung.
        case cii
        /// OASIS Universal Business Language 2: XRechnung, Peppol.
        case ubl
    }

    package enum Kind: String, Sendable, Codable, CaseIterable {
        case invoice
        case creditNote = "credit-note"
    }

    package var format: Format
    package var kind: Kind
    /// Normalised as those of agents are; on no page, and sure.
    package var fields: [Field]
    /// It is the document itself, so that its pages can't say anything else.
    package var isWhole: Bool

    package init(format: Format, kind: Kind, fields: [Field], isWhole: Bool = false) {
        self.format = format
        self.kind = kind
        self.fields = fields
        self.isWhole = isWhole
    }
}

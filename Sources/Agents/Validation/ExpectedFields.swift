import Documents

/// What a document of a category should have: its absence is worth a person's look.
enum ExpectedFields {
    static func findings(for caseFile: CaseFile) -> [Finding] {
        guard let category = Category(rawValue: caseFile.documentClass.category) else { return [] }
        return names(for: category).filter { caseFile[$0] == nil }.map { name in
            Finding(
                code: "field-missing", severity: .warning, message: "No \(name.rawValue) was found.")
        }
    }

    private static func names(for category: Category) -> [FieldName] {
        switch category {
        case .invoice: [.vendorName, .invoiceNumber, .invoiceDate, .totalAmount]
        case .receipt: [.vendorName, .totalAmount]
        case .contract: [.parties]
        case .certificate: [.holderName]
        case .passport: [.documentNumber, .expiryDate]
        case .bankStatement: [.iban]
        case .letter, .report, .manual, .form, .email, .resume, .other: []
        }
    }
}

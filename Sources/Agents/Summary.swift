import Documents

/// One or two plain sentences about a document, made from its fields.
enum Summary {
    static func sentence(for caseFile: CaseFile) -> String {
        let text =
            switch Category(rawValue: caseFile.documentClass.category) {
            case .invoice: invoice(caseFile)
            case .receipt: receipt(caseFile)
            case .contract: contract(caseFile)
            case .certificate: certificate(caseFile)
            case .passport: passport(caseFile)
            case .bankStatement: statement(caseFile)
            case .letter, .email: letter(caseFile)
            case .resume: join("Résumé", part("of", caseFile[.holderName]))
            default: general(caseFile)
            }
        return text + "."
    }

    private static func join(_ parts: String?...) -> String {
        parts.compactMap(\.self).joined(separator: " ")
    }

    private static func part(_ word: String, _ field: Field?) -> String? {
        field.map { "\(word) \($0.value)" }
    }

    private static func money(_ word: String, _ caseFile: CaseFile, _ name: FieldName) -> String? {
        guard let amount = caseFile[name] else { return nil }
        return join(word, amount.value, caseFile[.currency]?.value)
    }

    private static func invoice(_ caseFile: CaseFile) -> String {
        let sentence = join(
            "Invoice", caseFile[.invoiceNumber]?.value, part("from", caseFile[.vendorName]),
            part("to", caseFile[.customerName]),
            part("of", caseFile[.invoiceDate]), money("over", caseFile, .totalAmount))
        return sentence + (part(", due", caseFile[.dueDate]) ?? "")
    }

    private static func receipt(_ caseFile: CaseFile) -> String {
        join(
            "Receipt", (caseFile[.documentNumber] ?? caseFile[.invoiceNumber])?.value,
            part("from", caseFile[.vendorName]),
            part("of", caseFile[.invoiceDate]), money("over", caseFile, .totalAmount))
    }

    private static func contract(_ caseFile: CaseFile) -> String {
        let parties = caseFile[.parties].map { "between " + $0.value.replacing("; ", with: " and ") }
        return join(
            "Contract", caseFile[.contractNumber]?.value, parties, part("of", caseFile[.issueDate]),
            part("from", caseFile[.startDate]), part("until", caseFile[.endDate]))
    }

    private static func certificate(_ caseFile: CaseFile) -> String {
        join(
            "Certificate", caseFile[.certificateNumber]?.value, part("for", caseFile[.holderName]),
            part("by", caseFile[.issuer]), part("of", caseFile[.issueDate]),
            part("valid until", caseFile[.expiryDate]))
    }

    private static func passport(_ caseFile: CaseFile) -> String {
        join(
            "Passport", caseFile[.documentNumber]?.value, part("of", caseFile[.holderName]),
            part("valid until", caseFile[.expiryDate]))
    }

    private static func statement(_ caseFile: CaseFile) -> String {
        join(
            "Bank statement", caseFile[.documentNumber]?.value, part("by", caseFile[.issuer]),
            part("for", caseFile[.iban]),
            part("from", caseFile[.startDate]), part("to", caseFile[.endDate]),
            money("with a closing balance of", caseFile, .closingBalance))
    }

    private static func letter(_ caseFile: CaseFile) -> String {
        let kind = caseFile.documentClass.category == Category.email.rawValue ? "E-mail" : "Letter"
        let sentence = join(
            kind, part("from", caseFile[.sender]), part("to", caseFile[.recipient]),
            part("of", caseFile[.issueDate]))
        return sentence
            + (part(": ", caseFile[.subject]).map { String($0.replacing(":  ", with: ": ")) } ?? "")
    }

    private static func general(_ caseFile: CaseFile) -> String {
        let pages = caseFile.document.pageCount
        let category = caseFile.documentClass.category
        let kind =
            category == Category.other.rawValue
            ? "Document" : category.prefix(1).uppercased() + category.dropFirst()
        return join(
            kind, caseFile[.documentNumber]?.value, part("by", caseFile[.issuer]),
            part("of", caseFile[.issueDate]),
            "of \(pages) \(pages == 1 ? "page" : "pages")")
    }
}

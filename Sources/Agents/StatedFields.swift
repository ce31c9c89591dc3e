import Documents

/// Takes over what a document states in a form for machines, with full confidence, and compares it with its pages: an
/// invoice whose picture asks for other money than its XML is somebody's mistake, or somebody's trick.
struct StatedFields {
    /// What every invoice shows; of the rest a page may be silent.
    private static let shown: [FieldName] = [.invoiceNumber, .invoiceDate, .totalAmount, .iban]

    func adopt(into caseFile: inout CaseFile) {
        guard let data = caseFile.document.structuredData else { return }
        let pages = data.isWhole ? nil : ShownText(caseFile.document.pages)
        for stated in data.fields {
            let found = caseFile.fields.first { $0.name == stated.name }
            if let pages, let name = FieldName(rawValue: stated.name), Self.shown.contains(name),
                found?.value != stated.value, !pages.shows(stated.value, as: name.kind)
            {
                caseFile.findings.append(
                    Finding(
                        code: "e-invoice-differs", severity: .warning,
                        message: "The \(stated.name) of the e-invoice's XML stands on no page."))
            }
            var field = stated
            // The place on the page stays, where it says the same.
            if let found, found.value == stated.value {
                (field.page, field.box, field.text) = (found.page, found.box, found.text)
            }
            caseFile.fields.removeAll { $0.name == stated.name }
            caseFile.fields.append(field)
        }
        if data.kind == .creditNote {
            caseFile.findings.append(
                Finding(
                    code: "credit-note", severity: .info,
                    message: "It is a credit note: its amounts are owed to the customer."))
        }
    }

    /// Undoes what the checks made of values and confidence: what is stated is stated, also with a wrong checksum, which is
    /// a finding.
    func settle(in caseFile: inout CaseFile) {
        for stated in caseFile.document.structuredData?.fields ?? [] {
            guard let index = caseFile.fields.firstIndex(where: { $0.name == stated.name }) else {
                caseFile.fields.append(stated)
                continue
            }
            caseFile.fields[index].value = stated.value
            caseFile.fields[index].confidence = stated.confidence
            caseFile.fields[index].source = stated.source
        }
    }
}

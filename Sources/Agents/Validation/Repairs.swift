import Documents

/// Corrects identifiers that OCR misread, where their checksum proves it.
enum Repairs {
    static func apply(to caseFile: inout CaseFile) {
        repairIBAN(&caseFile)
        repairVATNumber(&caseFile)
    }

    private static func repairIBAN(_ caseFile: inout CaseFile) {
        guard let index = caseFile.index(of: .iban) else { return }
        let value = caseFile.fields[index].value
        guard !IBAN.isValid(value), isRecognised(caseFile.fields[index], in: caseFile.document),
            let repaired = IBAN.repaired(value)
        else { return }
        caseFile.fields[index].value = repaired
        caseFile.findings.append(
            Finding(
                code: "iban-repaired", severity: .info,
                message: "One character of the IBAN was misread; its checksum proves the correction."))
    }

    /// The checksums of tax numbers are too weak to tell digits apart, so only letters read for digits are corrected.
    private static func repairVATNumber(_ caseFile: inout CaseFile) {
        guard let index = caseFile.index(of: .vatID) else { return }
        let value = caseFile.fields[index].value
        guard VATNumber.verdict(value) != .valid, VATNumber.hasChecksum(value) else { return }
        let repaired = value.prefix(2) + OCRConfusion.digits(value.dropFirst(2))
        guard repaired != value, VATNumber.verdict(String(repaired)) == .valid else { return }
        caseFile.fields[index].value = String(repaired)
        caseFile.findings.append(
            Finding(
                code: "vat-id-repaired", severity: .info,
                message: "A character of the VAT number was misread; its checksum proves the correction."))
    }

    /// In a text layer nothing is misread: what is wrong there is wrong in the document.
    private static func isRecognised(_ field: Field, in document: ExtractedDocument) -> Bool {
        document.pages.first { $0.number == field.page }?.source == .ocr
    }
}

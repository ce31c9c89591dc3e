import Documents

/// Checksums and formats of accounts, tax numbers, currencies and machine readable zones.
enum IdentifierChecks {
    static func checks(of caseFile: CaseFile) -> [Check] {
        [iban(caseFile), vatNumber(caseFile), currency(caseFile), zone(caseFile)].compactMap(\.self)
    }

    private static func iban(_ caseFile: CaseFile) -> Check? {
        guard let field = caseFile[.iban] else { return nil }
        return .that(
            IBAN.isValid(field.value), [.iban], weight: 2, else: "iban-checksum", .error,
            "The IBAN's checksum or length is wrong (ISO 13616).")
    }

    private static func vatNumber(_ caseFile: CaseFile) -> Check? {
        guard let field = caseFile[.vatID] else { return nil }
        switch VATNumber.verdict(field.value) {
        case .valid: return .passed([.vatID], weight: 1)
        case .wrongFormat:
            return .failed(
                [.vatID], weight: 1, "vat-id-format", .warning,
                "The VAT number does not have the format of its country.")
        case .wrongChecksum:
            return .failed(
                [.vatID], weight: 1, "vat-id-checksum", .warning, "The VAT number's checksum is wrong.")
        }
    }

    private static func currency(_ caseFile: CaseFile) -> Check? {
        guard let field = caseFile[.currency] else { return nil }
        return .that(
            CurrencySigns.isKnown(field.value), [.currency], weight: 0.5, else: "currency-unknown", .warning,
            "The currency is not one of ISO 4217.")
    }

    /// The fields of a machine readable zone carry it as their text.
    private static func zone(_ caseFile: CaseFile) -> Check? {
        guard let field = caseFile[.documentNumber], field.source == Evidence.Source.mrz.rawValue,
            let zone = MachineReadableZone(lines: field.text.split(separator: "\n").map(String.init))
        else { return nil }
        return .that(
            zone.holdsNumber && zone.holdsBirthDate && zone.holdsExpiryDate,
            [.documentNumber, .expiryDate, .birthDate],
            weight: 3, else: "mrz-checksum", .warning,
            "A check digit of the machine readable zone is wrong (ICAO 9303).")
    }
}

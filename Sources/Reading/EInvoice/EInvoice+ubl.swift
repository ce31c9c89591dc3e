import Documents

/// OASIS Universal Business Language 2.1, as EN 16931 and Peppol use it.
extension EInvoice {
    init(ubl root: MarkupNode) {
        let isCredit = root.name == "CreditNote"
        self.init(
            format: .ubl, kind: isCredit ? .creditNote : Self.kind(ofTypeCode: root.value("InvoiceTypeCode")),
            vendor: Party(ubl: root.first("AccountingSupplierParty", "Party")),
            customer: Party(ubl: root.first("AccountingCustomerParty", "Party")))
        number = root.value("ID")
        date = root.value("IssueDate").map { String($0.prefix(10)) }
        let means = root.elements("PaymentMeans")
        let dueDates = [root.value("DueDate")] + means.map { $0.value("PaymentDueDate") }
        dueDate = dueDates.lazy.compactMap(\.self).first.map { String($0.prefix(10)) }
        currency = root.value("DocumentCurrencyCode")
        iban = means.lazy.compactMap { $0.first("PayeeFinancialAccount")?.value("ID") }.first
        let sums = root.first("LegalMonetaryTotal")
        net = Self.amount(sums?.value("TaxExclusiveAmount"))
        let taxes = root.elements("TaxTotal").compactMap { $0.first("TaxAmount") }
        tax = Self.amount(taxes.text(in: currency))
        total = Self.amount(sums?.value("TaxInclusiveAmount"))
        due = Self.amount(sums?.value("PayableAmount"))
        notes = root.elements("Note").map(\.text.trimmed)
        lines = root.elements(isCredit ? "CreditNoteLine" : "InvoiceLine").map { Line(ubl: $0) }
    }
}

extension EInvoice.Party {
    fileprivate init(ubl node: MarkupNode?) {
        let place = node?.first("PostalAddress")
        self.init(
            name: node?.first("PartyLegalEntity")?.value("RegistrationName")
                ?? node?.first("PartyName")?.value("Name"),
            streets: ["StreetName", "AdditionalStreetName"].map { place?.value($0) },
            postcode: place?.value("PostalZone"), town: place?.value("CityName"),
            country: place?.first("Country")?.value("IdentificationCode"),
            vatID: node?.elements("PartyTaxScheme").lazy
                .filter { ($0.first("TaxScheme")?.value("ID") ?? "VAT").uppercased() == "VAT" }
                .compactMap { $0.value("CompanyID") }.first)
    }
}

extension EInvoice.Line {
    fileprivate init(ubl node: MarkupNode) {
        self.init(
            number: node.value("ID"), name: node.first("Item")?.value("Name"),
            quantity: node.value("InvoicedQuantity") ?? node.value("CreditedQuantity"),
            amount: EInvoice.amount(node.value("LineExtensionAmount")))
    }
}

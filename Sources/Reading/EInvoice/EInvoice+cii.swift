import Documents

/// UN/CEFACT Cross Industry Invoice D16B (ZUGFeRD 2, Factur-X, XRechnung), and its draft that ZUGFeRD 1 used: other names for
/// the same.
extension EInvoice {
    init(cii root: MarkupNode) {
        let head = root.first("ExchangedDocument") ?? root.first("HeaderExchangedDocument")
        let trade =
            root.first("SupplyChainTradeTransaction") ?? root.first("SpecifiedSupplyChainTradeTransaction")
        let agreement =
            trade?.first("ApplicableHeaderTradeAgreement")
            ?? trade?.first("ApplicableSupplyChainTradeAgreement")
        let settlement =
            trade?.first("ApplicableHeaderTradeSettlement")
            ?? trade?.first("ApplicableSupplyChainTradeSettlement")
        let sums =
            settlement?.first("SpecifiedTradeSettlementHeaderMonetarySummation")
            ?? settlement?.first("SpecifiedTradeSettlementMonetarySummation")
        self.init(
            format: .cii, kind: Self.kind(ofTypeCode: head?.value("TypeCode")),
            vendor: Party(cii: agreement?.first("SellerTradeParty")),
            customer: Party(cii: agreement?.first("BuyerTradeParty")))
        number = head?.value("ID")
        date = Self.date(head?.first("IssueDateTime"))
        let terms = settlement?.elements("SpecifiedTradePaymentTerms") ?? []
        dueDate = terms.lazy.compactMap { Self.date($0.first("DueDateDateTime")) }.first
        currency = settlement?.value("InvoiceCurrencyCode")
        let means = settlement?.elements("SpecifiedTradeSettlementPaymentMeans") ?? []
        // Of a direct debit only the account that it goes off is named.
        let accounts = ["PayeePartyCreditorFinancialAccount", "PayerPartyDebtorFinancialAccount"]
        iban =
            accounts.lazy.flatMap { account in means.compactMap { $0.first(account)?.value("IBANID") } }.first
        net = Self.amount(sums?.value("TaxBasisTotalAmount"))
        // The same may stand there in the currency of the tax office.
        tax = Self.amount(sums?.elements("TaxTotalAmount").text(in: currency))
        total = Self.amount(sums?.value("GrandTotalAmount"))
        due = Self.amount(sums?.value("DuePayableAmount"))
        notes = (head?.elements("IncludedNote") ?? []).compactMap { $0.value("Content") }
        lines = (trade?.elements("IncludedSupplyChainTradeLineItem") ?? []).map { Line(cii: $0) }
    }

    /// Of format 102, `20240315`; some write ISO 8601 in spite of it.
    private static func date(_ node: MarkupNode?) -> String? {
        guard let text = node?.value("DateTimeString") ?? node?.value("DateTime") else { return nil }
        let digits = text.prefix(10).filter(\.isNumber)
        guard digits.count == 8, let month = Int(digits.dropFirst(4).prefix(2)), (1...12).contains(month),
            let day = Int(digits.suffix(2)), (1...31).contains(day)
        else { return nil }
        return "\(digits.prefix(4))-\(digits.dropFirst(4).prefix(2))-\(digits.suffix(2))"
    }
}

extension EInvoice.Party {
    fileprivate init(cii node: MarkupNode?) {
        let place = node?.first("PostalTradeAddress")
        self.init(
            name: node?.value("Name"),
            streets: ["LineOne", "LineTwo", "LineThree"].map { place?.value($0) },
            postcode: place?.value("PostcodeCode"), town: place?.value("CityName"),
            country: place?.value("CountryID"),
            vatID: node?.elements("SpecifiedTaxRegistration").lazy.compactMap { $0.first("ID") }
                .first { $0.attribute("schemeID") == "VA" }?.text.trimmed)
    }
}

extension EInvoice.Line {
    fileprivate init(cii node: MarkupNode) {
        let delivery =
            node.first("SpecifiedLineTradeDelivery") ?? node.first("SpecifiedSupplyChainTradeDelivery")
        let settlement =
            node.first("SpecifiedLineTradeSettlement") ?? node.first("SpecifiedSupplyChainTradeSettlement")
        let sums =
            settlement?.first("SpecifiedTradeSettlementLineMonetarySummation")
            ?? settlement?.first("SpecifiedTradeSettlementMonetarySummation")
        self.init(
            number: node.first("AssociatedDocumentLineDocument")?.value("LineID"),
            name: node.first("SpecifiedTradeProduct")?.value("Name")
                ?? node.first("AssociatedDocumentLineDocument", "IncludedNote")?.value("Content"),
            quantity: delivery?.value("BilledQuantity"),
            amount: EInvoice.amount(sums?.value("LineTotalAmount")))
    }
}

extension MarkupNode {
    /// The text of the first child of that name, nil when there is none or nothing in it.
    func value(_ name: String) -> String? {
        first(name).flatMap { $0.text.trimmed.isEmpty ? nil : $0.text.trimmed }
    }

}

extension [MarkupNode] {
    /// Of the amount in that currency, if there are several.
    func text(in currency: String?) -> String? {
        (first { $0.attribute("currencyID") == currency } ?? first)?.text
    }
}

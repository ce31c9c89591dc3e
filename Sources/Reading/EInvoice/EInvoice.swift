import Documents

/// The XML of an invoice (EN 16931-1), in either of its two syntaxes.
struct EInvoice {
    /// Something that was delivered, and what it costs.
    struct Line {
        var number: String?
        var name: String?
        var quantity: String?
        var amount: String?
    }

    var format: StructuredData.Format
    var kind: StructuredData.Kind
    var number: String?
    var date: String?
    var dueDate: String?
    var currency: String?
    var vendor: Party
    var customer: Party
    var iban: String?
    var net: String?
    var tax: String?
    var total: String?
    /// What is left to pay, where some was paid before.
    var due: String?
    var notes: [String] = []
    var lines: [Line] = []

    struct Party {
        var name: String?
        /// From street to country.
        var address: [String]
        var vatID: String?

        /// - Parameter streets: all lines above the town.
        init(
            name: String?, streets: [String?], postcode: String?, town: String?, country: String?,
            vatID: String?
        ) {
            self.name = name
            let place = [postcode, town].compactMap(\.self).joined(separator: " ")
            address = (streets + [place.isEmpty ? nil : place, country]).compactMap(\.self)
            self.vatID = vatID
        }
    }

    init(format: StructuredData.Format, kind: StructuredData.Kind, vendor: Party, customer: Party) {
        self.format = format
        self.kind = kind
        self.vendor = vendor
        self.customer = customer
    }

    /// Nil for XML that is no invoice: the root's name and namespace say so.
    init?(_ root: MarkupNode) {
        switch (root.name, root.namespace) {
        case ("CrossIndustryInvoice", let name) where name.contains(":CrossIndustryInvoice:"),
            ("CrossIndustryDocument", let name) where name.contains(":CrossIndustryDocument:"):
            self.init(cii: root)
        case ("Invoice", let name) where name.hasSuffix(":Invoice-2"),
            ("CreditNote", let name) where name.hasSuffix(":CreditNote-2"):
            self.init(ubl: root)
        default: return nil
        }
    }

    /// - Parameter isWhole: the XML is the document, and doesn't come along with one.
    func data(isWhole: Bool) -> StructuredData {
        let values: [(String, String?)] = [
            ("vendor_name", vendor.name), ("vendor_address", vendor.address.joined(separator: ", ")),
            ("customer_name", customer.name), ("invoice_number", number), ("invoice_date", date),
            ("due_date", dueDate),
            ("total_amount", total), ("net_amount", net), ("tax_amount", tax), ("currency", currency),
            ("iban", iban.map(Self.withoutSpaces)), ("vat_id", vendor.vatID.map(Self.withoutSpaces)),
        ]
        let fields = values.compactMap { name, value -> Field? in
            guard let value, !value.isEmpty else { return nil }
            return Field(
                name: name, value: value, text: value, confidence: 1, source: "e-invoice/\(format.rawValue)")
        }
        return StructuredData(format: format, kind: kind, fields: fields, isWhole: isWhole)
    }

    private static func withoutSpaces(_ text: String) -> String { text.filter { !$0.isWhitespace } }

    /// Codes of credits among UNTDID 1001's names of documents: credit notes, and those that a customer writes.
    static func kind(ofTypeCode code: String?) -> StructuredData.Kind {
        ["81", "83", "261", "262", "296", "308", "381", "396", "420", "458", "532"].contains(code ?? "")
            ? .creditNote : .invoice
    }

    /// `1190.0` is `1190.00`; what is no number stays away.
    static func amount(_ text: String?) -> String? {
        guard let text = text?.trimmed, !text.isEmpty else { return nil }
        let isNegative = text.hasPrefix("-")
        let digits = text.drop { "+-".contains($0) }
        let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), parts.allSatisfy({ $0.allSatisfy { ("0"..."9").contains($0) } }),
            digits.contains(where: \.isNumber)
        else { return nil }
        let whole = parts[0].drop { $0 == "0" }
        var fraction = parts.count == 2 ? String(parts[1]) : ""
        while fraction.count > 2, fraction.hasSuffix("0") { fraction.removeLast() }
        while fraction.count < 2 { fraction += "0" }
        return (isNegative ? "-" : "") + (whole.isEmpty ? "0" : String(whole)) + "." + fraction
    }
}
